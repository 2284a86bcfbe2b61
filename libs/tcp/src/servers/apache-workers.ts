import type { HopValue } from '../paths/index.js';
import type { ApacheDirective } from './apache-tree.js';

/** Where a virtual host passes requests on to. */
export interface ApacheTarget {
  /** The path of the requests; `null` for a worker that no ProxyPass names. */
  readonly path: string | null;
  readonly url: string;
  /** The balancer that the worker is a member of. */
  readonly balancer: string | null;
  readonly settings: Readonly<Record<string, HopValue>>;
}

type Parameters = Readonly<Record<string, HopValue>>;

interface Passing {
  readonly path: string;
  readonly url: string;
}

const PARAMETERS = ['ttl', 'keepalive', 'disablereuse', 'timeout', 'connectiontimeout'] as const;
const BALANCER = /^balancer:\/\//i;
const LOCATIONS = new Set(['location', 'locationmatch']);
const PROXIES = new Set(['proxy', 'proxymatch']);

/** The workers of one server: each URL is given its parameters by who names it first. */
class Workers {
  readonly #parameters = new Map<string, Parameters>();
  readonly members = new Map<string, string[]>();

  /**
   * A worker whose URL, host and port included, begins that of another is the same worker, and what the later one asks for is ignored. Source:
   * `ap_proxy_get_worker` and "Ignoring parameter … because of worker sharing" of modules/proxy/mod_proxy.c.
   */
  define(url: string, parameters: Parameters): void {
    if (this.#findShared(url) === undefined) this.#parameters.set(toKey(url), parameters);
  }

  /** ProxySet and `<Proxy>` change a worker that there is already. */
  change(url: string, parameters: Parameters): void {
    const known = this.#findShared(url) ?? toKey(url);
    this.#parameters.set(known, { ...this.#parameters.get(known), ...parameters });
  }

  parametersOf(url: string): Parameters {
    return this.#parameters.get(this.#findShared(url) ?? '') ?? {};
  }

  urls(): string[] {
    return [...this.#parameters.keys()];
  }

  keyOf(url: string): string | undefined {
    return this.#findShared(url);
  }

  addMember(balancer: string, url: string): void {
    const key = toKey(balancer);
    this.members.set(key, [...(this.members.get(key) ?? []), url]);
  }

  #findShared(url: string): string | undefined {
    const key = toKey(url);
    const hostLength = toHost(key).length;
    let longest: string | undefined;
    for (const known of this.#parameters.keys()) {
      const isSame = known.length >= hostLength && key.startsWith(known);
      if (isSame && known.length > (longest?.length ?? -1)) longest = known;
    }
    return longest;
  }
}

/** Every way on from the directives of one server: of a balancer, one for each of its members. */
export function toApacheTargets(directives: readonly ApacheDirective[]): ApacheTarget[] {
  const workers = new Workers();
  const passings: Passing[] = [];
  collect(directives, null, { workers, passings });
  const named = passings.flatMap(({ path, url }) => toTargets(path, url, workers));
  const used = new Set(named.map(({ url }) => workers.keyOf(url)));
  const others = workers
    .urls()
    .filter((url) => !used.has(url))
    .flatMap((url) => toTargets(null, url, workers));
  return [...named, ...others];
}

function toTargets(path: string | null, url: string, workers: Workers): ApacheTarget[] {
  if (!BALANCER.test(url)) {
    return [{ path, url, balancer: null, settings: workers.parametersOf(url) }];
  }
  const name = toBalancer(url);
  const members = workers.members.get(toKey(name)) ?? [];
  if (members.length === 0) return [{ path, url: name, balancer: name, settings: {} }];
  return members.map((member) => ({
    path,
    url: member,
    balancer: name,
    settings: workers.parametersOf(member),
  }));
}

interface Collected {
  readonly workers: Workers;
  readonly passings: Passing[];
}

function collect(
  directives: readonly ApacheDirective[],
  around: ApacheDirective | null,
  into: Collected,
): void {
  for (const directive of directives) {
    const { name, words, children } = directive;
    if (name === 'proxypass' || name === 'proxypassmatch') notePassing(words, around, into);
    else if (name === 'balancermember') noteMember(words, around, into.workers);
    else if (name === 'proxyset') noteChange(words, around, into.workers);
    else if (PROXIES.has(name)) {
      const [url = '', ...rest] = words;
      const isWorker = name === 'proxy' && /^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !url.includes('*');
      if (isWorker && !BALANCER.test(url)) into.workers.change(url, toParameters(rest));
      collect(children, directive, into);
    } else collect(children, LOCATIONS.has(name) ? directive : around, into);
  }
}

/** Inside a location the path is that of the location. */
function notePassing(
  words: readonly string[],
  around: ApacheDirective | null,
  { workers, passings }: Collected,
): void {
  const isInside = around !== null && LOCATIONS.has(around.name);
  const path = isInside ? (around.words.at(-1) ?? '/') : (words[0] ?? '/');
  const [url = '!', ...rest] = isInside ? words : words.slice(1);
  if (url === '!') return;
  if (!BALANCER.test(url)) workers.define(url, toParameters(rest));
  passings.push({ path, url });
}

function noteMember(words: readonly string[], around: ApacheDirective | null, workers: Workers): void {
  const isNamed = BALANCER.test(words[0] ?? '');
  const balancer = isNamed ? words[0] : around?.words[0];
  const [url, ...rest] = isNamed ? words.slice(1) : words;
  if (balancer === undefined || url === undefined) return;
  workers.define(url, toParameters(rest));
  workers.addMember(toBalancer(balancer), url);
}

function noteChange(words: readonly string[], around: ApacheDirective | null, workers: Workers): void {
  const isInside = around !== null && PROXIES.has(around.name);
  const url = isInside ? around.words[0] : words[0];
  if (url === undefined || BALANCER.test(url) || url.includes('*')) return;
  workers.change(url, toParameters(isInside ? words : words.slice(1)));
}

function toParameters(words: readonly string[]): Parameters {
  const parameters: Record<string, HopValue> = {};
  for (const word of words) {
    const [key = '', ...value] = word.split('=');
    const known = PARAMETERS.find((name) => name === key.toLowerCase());
    if (known !== undefined) parameters[`ProxyPass ${known}`] = value.join('=');
  }
  return parameters;
}

function toBalancer(url: string): string {
  return toHost(url) || url;
}

/** Scheme, host and port. */
function toHost(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(url)?.[0] ?? '';
}

/** Case counts in the path of a URL alone, and a slash at the end of it not at all. */
function toKey(url: string): string {
  const host = toHost(url);
  return `${host.toLowerCase()}${url.slice(host.length)}`.replace(/\/+$/, '');
}
