import type { HopValue } from '../paths/index.js';
import type { HaproxySection } from './haproxy-section.js';
import { toSeen } from './haproxy-settings.js';

/** Servers of one backend that keep idle connections alike. */
export interface HaproxyPool {
  readonly servers: readonly { readonly name: string; readonly address: string }[];
  readonly settings: Readonly<Record<string, HopValue>>;
}

const POOL_WORDS = new Set(['pool-purge-delay', 'pool-max-conn', 'max-reuse']);

type Settings = Readonly<Record<string, HopValue>>;

/** The servers of a section by how they keep idle connections; `default-server` holds for the lines behind it. */
export function toHaproxyPools({ defaults, own }: Pick<HaproxySection, 'defaults' | 'own'>): HaproxyPool[] {
  let inherited: Settings = {};
  const pools = new Map<string, { servers: { name: string; address: string }[]; settings: Settings }>();
  for (const { words } of [...defaults, own].flat()) {
    const [keyword, name = '', third = '', fourth = ''] = words;
    if (keyword === 'default-server') inherited = { ...inherited, ...pick(words.slice(1)) };
    if (keyword !== 'server' && keyword !== 'server-template') continue;
    const settings = { ...inherited, ...pick(words.slice(3)) };
    const key = JSON.stringify(Object.entries(settings).sort());
    const pool = pools.get(key) ?? { servers: [], settings };
    pool.servers.push({ name, address: keyword === 'server' ? third : fourth });
    pools.set(key, pool);
  }
  return [...pools.values()];
}

function pick(words: readonly string[]): Settings {
  const settings: Record<string, HopValue> = {};
  words.forEach((word, at) => {
    const value = words[at + 1];
    if (POOL_WORDS.has(word) && value !== undefined) settings[word] = toSeen(value);
  });
  return settings;
}
