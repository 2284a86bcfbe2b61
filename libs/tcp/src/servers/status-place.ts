/** An address and port on which a server tells what it does. */
export interface StatusListen {
  /** `*` is any address of IPv4 and `::` any of IPv6; IPv6 has no brackets. A name stays as it is written. */
  readonly address: string;
  readonly port: number;
  /** What a client must speak there besides plain HTTP; `null` is nothing. */
  readonly needs: 'TLS' | 'the PROXY protocol' | null;
}

/** A page with the figures of a server. */
export interface StatusPage {
  readonly via: 'http';
  readonly path: string;
  /** What the server must be called for the page; `null` where any name will do, or none is written out. */
  readonly serverName: string | null;
  readonly listens: readonly StatusListen[];
}

/** A Unix socket that answers questions. */
export interface StatusSocket {
  readonly via: 'socket';
  readonly path: string;
}

/** Where a server tells what it does, as its configuration says. */
export type StatusPlace = StatusPage | StatusSocket;

/** Names that stand for addresses, whoever resolves them. */
const ADDRESSES: Readonly<Record<string, string>> = {
  '': '*',
  '0.0.0.0': '*',
  _default_: '*',
  localhost: '127.0.0.1',
};
const LISTEN = /^(?:\[([\da-f:.]+)\]|([^:[\]/]*))(?::(\d{1,5}|\*))?$/i;
const NAME = /^\w[\w.-]{0,252}$/;

/**
 * Address and port of a text such as `80`, `*:80`, `[::1]:80` or `127.0.0.1`, whose port is `null`; `null` where it is
 * anything else, a Unix socket or a range of ports among them.
 */
export function parseListen(text: string): { readonly address: string; readonly port: number | null } | null {
  if (/^\d{1,5}$/.test(text)) return { address: '*', port: Number(text) };
  const [, six, other = '', port] = LISTEN.exec(text) ?? [];
  if (port === undefined && six === undefined && other === '') return null;
  const address = six ?? ADDRESSES[other.toLowerCase()] ?? other;
  return { address, port: port === undefined || port === '*' ? null : Number(port) };
}

/** The first that can stand in a request as it is: no pattern, no variable. */
export function pickServerName(names: readonly string[]): string | null {
  return names.find((name) => NAME.test(name)) ?? null;
}
