import { isIP } from 'node:net';
import { MAX_PLACE_TEXT, type ServerKind, type ServerReading } from '@finwait/contracts/protocol';
import type { StatusListen, StatusPage, StatusPlace } from '@finwait/tcp';

/** Where and how a server is asked what it does. */
export interface StatusQuestion {
  readonly to: { readonly host: string; readonly port: number } | { readonly path: string };
  readonly text: string;
}

/** The place of a server that is asked, or why it is not. */
export type StatusTarget = Pick<ServerReading, 'kind' | 'place'> &
  (
    | { readonly question: StatusQuestion; readonly why: null }
    | { readonly question: null; readonly why: string }
  );

const ANY_4 = '0.0.0.0';
const ANY_6 = '[::]';
const OF_LOOPBACK = /^(127\.|::1$)/;
const HAPROXY_QUESTION = 'show info;show stat\n';

/**
 * The one place of a server that is asked, since its figures are of all of it: one that listens on loopback alone before the
 * others, or else the first that can be asked. `there` is where the kernel says that it listens, in the agent's network
 * namespace. `null` where the server tells nothing.
 */
export function pickTarget(
  kind: ServerKind,
  places: readonly StatusPlace[],
  there: readonly string[],
): StatusTarget | null {
  const candidates = places.flatMap((place) => {
    if (place.via === 'socket') return [{ target: toSocketTarget(kind, place.path), isOwn: true }];
    return place.listens.map((listen) => ({
      target: toPageTarget(kind, place, listen, there),
      isOwn: OF_LOOPBACK.test(listen.address),
    }));
  });
  const askable = candidates.filter(({ target }) => target.why === null);
  return (askable.find(({ isOwn }) => isOwn) ?? askable[0] ?? candidates[0])?.target ?? null;
}

function toSocketTarget(kind: ServerKind, path: string): StatusTarget {
  return {
    kind,
    place: toPlace(`unix:${path}`),
    question: { to: { path }, text: HAPROXY_QUESTION },
    why: null,
  };
}

function toPageTarget(
  kind: ServerKind,
  page: StatusPage,
  { address, port, needs }: StatusListen,
  there: readonly string[],
): StatusTarget {
  const host = findAddress(address, port, there);
  const shown = toAuthority(host ?? toLoopback(address), port);
  const path = `${toRequestPath(page.path)}${kind === 'apache' ? '?auto' : ''}`;
  const place = toPlace(`${needs === 'TLS' ? 'https' : 'http'}://${shown}${path}`);
  if (needs !== null) return { kind, place, question: null, why: `${needs} is needed on ${shown}` };
  if (host === null) {
    const why = `it does not listen on ${shown} in the network namespace of the agent`;
    return { kind, place, question: null, why };
  }
  const text = toRequest(path, page.serverName ?? shown);
  return { kind, place, question: { to: { host, port }, text }, why: null };
}

/** Version 1.0: the answer comes in one piece, and the server ends the connection. */
function toRequest(path: string, host: string): string {
  const heads = [`Host: ${host}`, 'User-Agent: finwait-agent', 'Connection: close'];
  return `GET ${path} HTTP/1.0\r\n${heads.join('\r\n')}\r\n\r\n`;
}

/** The address to connect to; `null` where the server does not listen. One of IPv6 may take connections of IPv4, too. */
function findAddress(address: string, port: number, there: readonly string[]): string | null {
  const suffix = `:${port}`;
  const own = there.filter((text) => text.endsWith(suffix)).map((text) => text.slice(0, -suffix.length));
  if (address === '*') {
    if (own.includes(ANY_4) || own.includes(ANY_6)) return toLoopback(address);
    return own[0]?.replace(/^\[(.*)\]$/, '$1') ?? null;
  }
  if (address === '::') return own.includes(ANY_6) ? toLoopback(address) : null;
  const family = isIP(address);
  if (family === 0) return null;
  const exact = family === 6 ? new URL(`http://[${address}]`).hostname : address;
  const isThere = own.includes(exact) || own.includes(ANY_6) || (family === 4 && own.includes(ANY_4));
  return isThere ? address : null;
}

function toLoopback(address: string): string {
  if (address === '*') return '127.0.0.1';
  return address === '::' ? '::1' : address;
}

function toAuthority(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function toRequestPath(path: string): string {
  return encodeURI(path).replaceAll(/[?#]/g, encodeURIComponent);
}

function toPlace(text: string): string {
  return text.slice(0, MAX_PLACE_TEXT);
}
