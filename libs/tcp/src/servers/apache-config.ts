import type { HopValue } from '../paths/index.js';
import { findApachePages } from './apache-status-page.js';
import { findLast, parseApacheTree, type ApacheDirective } from './apache-tree.js';
import { toApacheTargets, type ApacheTarget } from './apache-workers.js';
import { toParsedServerText, type ParsedServerText, type ServerHop } from './server-hop.js';

const DIRECTIVES = [
  'KeepAlive',
  'KeepAliveTimeout',
  'MaxKeepAliveRequests',
  'Timeout',
  'ProxyTimeout',
] as const;
const READING = 'RequestReadTimeout';
const FILTER = 'AcceptFilter';

type Settings = Readonly<Record<string, HopValue>>;

/** A virtual host, or the main server. */
interface Server {
  readonly name: string;
  readonly listens: readonly string[];
  readonly settings: Settings;
  readonly targets: readonly ApacheTarget[];
}

/**
 * What holds in the main server and in each virtual host, once for every place that it passes requests on to, out of what
 * `apache2 -t -D DUMP_CONFIG` prints: includes, macros and conditions are resolved there. A virtual host inherits from the
 * main server. Source: httpd.apache.org/docs/2.4/mod/core.html, mod_proxy.html, mod_reqtimeout.html.
 */
export function parseApacheConfig(text: string): ParsedServerText {
  const { directives, faults } = parseApacheTree(text);
  const main = directives.filter(({ name }) => name !== 'virtualhost');
  const listens = main.filter(({ name }) => name === 'listen').map(({ words }) => words[0] ?? '');
  const filters = toFilters(main);
  const inherited = toSettings(main, {});
  const servers = [
    { directives: main, name: 'main server', listens },
    ...directives
      .filter(({ name }) => name === 'virtualhost')
      .map(({ words, children }) => ({
        directives: children,
        name: findLast(children, 'servername') ?? words[0] ?? '*',
        listens: words,
      })),
  ].map((server): Server => {
    const own = toSettings(server.directives, inherited);
    const filter = filters.get(toProtocol(server, main));
    const settings = { ...own, ...(filter !== undefined && { [FILTER]: filter }) };
    return { ...server, settings, targets: toTargets(server.directives, main) };
  });
  return toParsedServerText(servers.flatMap(toHops), faults, findApachePages(directives));
}

/** A virtual host passes on what the main server does, too, unless ProxyPassInherit is Off. Source: mod_proxy.html#proxypassinherit. */
function toTargets(
  own: readonly ApacheDirective[],
  main: readonly ApacheDirective[],
): readonly ApacheTarget[] {
  const targets = toApacheTargets(own);
  const isClosed = findLast([...main, ...own], 'proxypassinherit')?.toLowerCase() === 'off';
  if (own === main || isClosed) return targets;
  const together = toApacheTargets([...main, ...own]);
  return [...together.filter(({ path }) => path !== null), ...targets.filter(({ path }) => path === null)];
}

function toHops({ name, listens, settings, targets }: Server): ServerHop[] {
  if (targets.length === 0) return [{ name, listens, target: null, settings }];
  return targets.map(({ path, url, balancer, settings: own }) => ({
    name: [name, path, '→', balancer === url ? null : balancer, url]
      .filter((part) => part !== null)
      .join(' '),
    listens,
    target: url,
    settings: { ...settings, ...own },
  }));
}

function toSettings(directives: readonly ApacheDirective[], inherited: Settings): Settings {
  const settings: Record<string, HopValue> = { ...inherited };
  for (const name of DIRECTIVES) {
    const value = findLast(directives, name.toLowerCase());
    if (value !== undefined) settings[name] = value;
  }
  const reading = mergeReading(String(settings[READING] ?? ''), directives);
  if (reading !== '') settings[READING] = reading;
  return settings;
}

/** `header`, `body` and `handshake` are set each by itself. Source: `reqtimeout_merge_srv_config` of mod_reqtimeout.c. */
function mergeReading(inherited: string, directives: readonly ApacheDirective[]): string {
  const limits = new Map<string, string>();
  const note = (words: readonly string[]) =>
    words.forEach((word) => limits.set(word.split('=')[0]?.toLowerCase() ?? '', word));
  note(inherited.split(' ').filter((word) => word !== ''));
  for (const { name, words } of directives) if (name === 'requestreadtimeout') note(words);
  return [...limits.values()].join(' ');
}

/** As the Listen of one of its ports says; without a word from it, 443 is https. Source: core.html, mpm_common.html#listen. */
function toProtocol(
  { directives, listens }: Pick<Server, 'listens'> & { readonly directives: readonly ApacheDirective[] },
  main: readonly ApacheDirective[],
): string {
  if (findLast(directives, 'sslengine')?.toLowerCase() === 'on') return 'https';
  if (directives === main) return 'http';
  const ports = new Set(listens.map(toPort));
  const listen = main.find(({ name, words }) => name === 'listen' && ports.has(toPort(words[0] ?? '')));
  return listen?.words[1]?.toLowerCase() ?? (ports.has('443') ? 'https' : 'http');
}

function toPort(address: string): string {
  return /(\d+|\*)$/.exec(address)?.[0] ?? '';
}

function toFilters(directives: readonly ApacheDirective[]): ReadonlyMap<string, string> {
  return new Map(
    directives
      .filter(({ name }) => name === 'acceptfilter')
      .map(({ words: [protocol = '', filter = ''] }) => [protocol.toLowerCase(), filter]),
  );
}
