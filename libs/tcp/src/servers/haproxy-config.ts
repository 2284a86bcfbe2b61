import type { HopValue } from '../paths/index.js';
import { toHaproxyPools, type HaproxyPool } from './haproxy-pool.js';
import { parseHaproxySections, type HaproxyFile, type HaproxySection } from './haproxy-section.js';
import { findHaproxySockets } from './haproxy-status-socket.js';
import { toHaproxySettings, toOwnHaproxySettings, type HaproxySettings } from './haproxy-settings.js';
import { toParsedServerText, type ParsedServerText, type ServerHop } from './server-hop.js';

/** Of the frontend. Source: table of keywords in the HAProxy configuration manual 2.6, §4.1. */
const OF_FRONTEND = [
  'mode',
  'timeout client',
  'timeout http-keep-alive',
  'timeout http-request',
  'timeout client-fin',
  'option clitcpka',
  'clitcpka-idle',
  'clitcpka-intvl',
  'clitcpka-cnt',
] as const;
const OF_BACKEND = [
  'timeout server',
  'timeout server-fin',
  'timeout tunnel',
  'timeout queue',
  'timeout connect',
  'http-reuse',
  'option srvtcpka',
  'srvtcpka-idle',
  'srvtcpka-intvl',
  'srvtcpka-cnt',
  'retry-on',
] as const;
/** Hold for a request where either side says so. */
const OF_EITHER = ['option nolinger', 'option http-server-close', 'option httpclose'] as const;
const HTTP_KEEP_ALIVE = 'timeout http-keep-alive';

type Settings = Readonly<Record<string, HopValue>>;

/**
 * What holds for each frontend with each backend that it may use; backends whose servers keep idle connections in
 * different ways are there once for each way. A time-out of the client or the server that is set nowhere is 0, which is
 * none for HAProxy; the mode that is set nowhere is `tcp`. Source: HAProxy configuration manual 2.6, §4.2; measured.
 */
export function parseHaproxyConfig(files: readonly HaproxyFile[]): ParsedServerText {
  const { sections, global, faults } = parseHaproxySections(files);
  const backends = new Map(
    sections.filter(({ kind }) => kind !== 'frontend').map((section) => [section.name, section]),
  );
  const hops = sections
    .filter(({ kind }) => kind !== 'backend')
    .flatMap((frontend) => toHops(frontend, backends));
  return toParsedServerText(hops, faults, findHaproxySockets(global));
}

function toHops(frontend: HaproxySection, backends: ReadonlyMap<string, HaproxySection>): ServerHop[] {
  const listens = toListens(frontend);
  const names = toBackendNames(frontend, backends);
  return names.flatMap((name): ServerHop[] => {
    const backend = backends.get(name ?? '');
    const title = name === null || backend === frontend ? frontend.name : `${frontend.name} → ${name}`;
    const settings = toSettings(frontend, backend);
    const pools = backend ? toHaproxyPools(backend) : [];
    if (pools.length === 0) return [{ name: title, listens, target: name, settings }];
    return pools.map((pool) => ({
      name: pools.length === 1 ? title : `${title} (${pool.servers.map((server) => server.name).join(', ')})`,
      listens,
      target: toTarget(pool),
      settings: { ...settings, ...pool.settings },
    }));
  });
}

function toTarget({ servers }: HaproxyPool): string {
  return servers.map(({ address }) => address).join(', ');
}

/** A listen section is its own backend unless it names another; what decides at run time stays as it is written. */
function toBackendNames(
  { kind, name, defaults, own }: HaproxySection,
  backends: ReadonlyMap<string, HaproxySection>,
): (string | null)[] {
  const names = own.filter(({ words }) => words[0] === 'use_backend').map(({ words }) => words[1] ?? '');
  const standing = [...defaults, own].flat().findLast(({ words }) => words[0] === 'default_backend')
    ?.words[1];
  const isOwnBackend = kind === 'listen' && (standing === undefined || !backends.has(standing));
  const all = [...names, ...(standing === undefined ? [] : [standing]), ...(isOwnBackend ? [name] : [])];
  return all.length === 0 ? [null] : [...new Set(all.filter((each) => each !== ''))];
}

function toListens({ own }: HaproxySection): string[] {
  return own
    .filter(({ words }) => words[0] === 'bind')
    .flatMap(({ words }) => (words[1] ?? '').split(','))
    .filter((address) => address !== '');
}

function toSettings(frontend: HaproxySection, backend: HaproxySection | undefined): Settings {
  const front = toHaproxySettings(frontend);
  const back = backend ? toHaproxySettings(backend) : new Map<string, HopValue>();
  const idle =
    backend && backend.kind === 'backend'
      ? toOwnHaproxySettings(backend.own).get(HTTP_KEEP_ALIVE)
      : undefined;
  return {
    mode: 'tcp',
    'timeout client': 0,
    ...(backend && { 'timeout server': 0 }),
    ...pick(front, OF_FRONTEND),
    ...pick(back, OF_BACKEND),
    ...pick(front, OF_EITHER),
    ...pick(back, OF_EITHER),
    ...toProbes(front, back, backend !== undefined),
    ...(idle !== undefined && { [`backend ${HTTP_KEEP_ALIVE}`]: idle }),
  };
}

/** `option tcpka` of a frontend is for its clients, that of a backend for its servers. */
function toProbes(front: HaproxySettings, back: HaproxySettings, hasBackend: boolean): Settings {
  const isFront = front.has('option tcpka');
  const isBack = back.has('option tcpka');
  if (isFront && (isBack || !hasBackend)) return { 'option tcpka': 'on' };
  if (isFront) return { 'option clitcpka': 'on' };
  return isBack ? { 'option srvtcpka': 'on' } : {};
}

function pick(settings: HaproxySettings, names: readonly string[]): Settings {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = settings.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
