import type { HopValue } from '../paths/index.js';
import { findNginxPages } from './nginx-status-page.js';
import { findLast, parseNginxTree, type NginxDirective } from './nginx-tree.js';
import { toParsedServerText, type ParsedServerText, type ServerHop } from './server-hop.js';

/** Inherited by every block that does not set them itself. */
const TIMES = [
  'keepalive_timeout',
  'keepalive_time',
  'client_header_timeout',
  'client_body_timeout',
  'send_timeout',
  'proxy_connect_timeout',
  'proxy_read_timeout',
  'proxy_send_timeout',
] as const;
const OTHERS = [
  'keepalive_requests',
  'reset_timedout_connection',
  'proxy_http_version',
  'proxy_socket_keepalive',
] as const;
const STREAM_TIMES = ['proxy_connect_timeout', 'proxy_timeout'] as const;
const UPSTREAM_TIMES = ['keepalive_timeout', 'keepalive_time'] as const;
const UPSTREAM_OTHERS = ['keepalive', 'keepalive_requests'] as const;
const CONNECTION = 'proxy_set_header Connection';
/** Units of nginx that are no unit of the check of paths, in days. Source: `ngx_parse_time` of src/core/ngx_parse.c. */
const DAYS_OF: Readonly<Record<string, number>> = { M: 30, y: 365 };

type Settings = Readonly<Record<string, HopValue>>;
type Upstreams = ReadonlyMap<string, Settings>;

/** Where a proxied request comes from. */
interface Place {
  readonly server: string;
  readonly listens: readonly string[];
  readonly upstreams: Upstreams;
}

/**
 * What holds in each `server` of `http` and `stream`, once for every `proxy_pass` in it, out of what `nginx -T` prints;
 * what is set in `http` and `server` is inherited. Source: nginx.org/en/docs/http/ngx_http_core_module.html,
 * ngx_http_proxy_module.html, ngx_http_upstream_module.html, docs/stream/ngx_stream_proxy_module.html.
 */
export function parseNginxConfig(dump: string): ParsedServerText {
  const { directives, faults } = parseNginxTree(dump);
  const hops = directives.flatMap((directive): ServerHop[] => {
    if (directive.name === 'http') return toHttpHops(directive.children);
    return directive.name === 'stream' ? toStreamHops(directive.children) : [];
  });
  return toParsedServerText(hops, faults, findNginxPages(directives));
}

function toHttpHops(http: readonly NginxDirective[]): ServerHop[] {
  const upstreams = toUpstreams(http);
  const outer = inherit({}, http);
  return http
    .filter(({ name }) => name === 'server')
    .flatMap(({ children }): ServerHop[] => {
      const listens = toListens(children, '*:80');
      const own = { ...inherit(outer, children), ...toListenSettings(children) };
      const server = findLast(children, 'server_name')?.[0] || (listens[0] ?? '');
      const hops = toLocationHops(children, own, { server, listens, upstreams });
      return hops.length > 0 ? hops : [{ name: server, listens, target: null, settings: own }];
    });
}

/** A location inside a location, an `if` and a `limit_except` inherit as a location does. */
function toLocationHops(block: readonly NginxDirective[], settings: Settings, place: Place): ServerHop[] {
  return block.flatMap(({ name, words, children }): ServerHop[] => {
    if (name !== 'location' && name !== 'if' && name !== 'limit_except') return [];
    const own = inherit(settings, children);
    const target = findLast(children, 'proxy_pass')?.[0];
    const inner = toLocationHops(children, own, place);
    if (target === undefined) return inner;
    const { server, listens, upstreams } = place;
    const path = name === 'location' ? words.join(' ') : `${name} ${words.join(' ')}`;
    const upstream = upstreams.get(toUpstreamName(target)) ?? {};
    return [
      { name: `${server} ${path} → ${target}`, listens, target, settings: { ...own, ...upstream } },
      ...inner,
    ];
  });
}

function toStreamHops(stream: readonly NginxDirective[]): ServerHop[] {
  const outer = toStreamSettings({}, stream);
  return stream
    .filter(({ name }) => name === 'server')
    .map(({ children }): ServerHop => {
      const listens = toListens(children, '');
      const target = findLast(children, 'proxy_pass')?.[0] ?? null;
      const settings = { ...toStreamSettings(outer, children), ...toListenSettings(children) };
      return { name: [listens[0], '→', target].filter(Boolean).join(' '), listens, target, settings };
    });
}

function toStreamSettings(inherited: Settings, block: readonly NginxDirective[]): Settings {
  const own = pick(block, STREAM_TIMES, ['proxy_socket_keepalive']);
  const { proxy_timeout: silence, ...rest } = own;
  return { ...inherited, ...rest, ...(silence !== undefined && { 'stream proxy_timeout': silence }) };
}

/** Headers are inherited only where a block sets none of its own. */
function inherit(inherited: Settings, block: readonly NginxDirective[]): Settings {
  const headers = block.filter(({ name }) => name === 'proxy_set_header');
  const connection = headers.findLast(({ words }) => words[0]?.toLowerCase() === 'connection')?.words[1];
  const settings: Record<string, HopValue> = { ...inherited, ...pick(block, TIMES, OTHERS) };
  if (headers.length > 0) delete settings[CONNECTION];
  return { ...settings, ...(connection !== undefined && { [CONNECTION]: connection }) };
}

function pick(
  block: readonly NginxDirective[],
  times: readonly string[],
  others: readonly string[],
): Settings {
  const settings: Record<string, HopValue> = {};
  for (const { name, words } of block) {
    const value = words[0];
    if (value === undefined) continue;
    if (times.includes(name)) settings[name] = toTimeText(value);
    else if (others.includes(name)) settings[name] = value;
  }
  return settings;
}

function toUpstreamSettings(block: readonly NginxDirective[]): Settings {
  const own = pick(block, UPSTREAM_TIMES, UPSTREAM_OTHERS);
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [`upstream ${name}`, value]));
}

function toUpstreams(block: readonly NginxDirective[]): Upstreams {
  return new Map(
    block
      .filter(({ name }) => name === 'upstream')
      .map(({ words, children }) => [words[0]?.toLowerCase() ?? '', toUpstreamSettings(children)]),
  );
}

function toUpstreamName(target: string): string {
  return (/^https?:\/\/([^/]*)/i.exec(target)?.[1] ?? target).toLowerCase();
}

function toListens(block: readonly NginxDirective[], without: string): string[] {
  const listens = block.filter(({ name }) => name === 'listen').map(({ words }) => words[0] ?? '');
  return listens.length > 0 || without === '' ? listens : [without];
}

/** Of several addresses, what the first of them says that says it. */
function toListenSettings(block: readonly NginxDirective[]): Settings {
  const words = block.filter(({ name }) => name === 'listen').flatMap((listen) => listen.words.slice(1));
  const keepalive = words.find((word) => word.startsWith('so_keepalive='));
  return keepalive === undefined ? {} : { 'listen so_keepalive': keepalive.slice('so_keepalive='.length) };
}

/** Months and years are written as days: elsewhere `m`, in whatever case, is a minute. */
function toTimeText(text: string): string {
  return text.replaceAll(
    /(\d+)([My])/g,
    (_, count: string, unit: string) => `${Number(count) * (DAYS_OF[unit] ?? 1)}d`,
  );
}
