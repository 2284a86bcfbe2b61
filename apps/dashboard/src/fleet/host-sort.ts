import type { Host, HostSortKey } from '@finwait/contracts';
import { isState } from '@finwait/tcp';

/** What the host table can be sorted by: as the API, and by tags. */
export type SortKey = HostSortKey | 'tags';

/** A column and a direction. */
export interface HostSort {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** The order a table has before anyone chooses: the most stuck sockets first. */
export const DEFAULT_SORT: HostSort = { key: 'CLOSE_WAIT', isDescending: true };

/** Parses `-CLOSE_WAIT` or `name`; the default order for anything else. */
export function parseSort(text: string | null): HostSort {
  const match = /^(-?)(\w+)$/.exec(text ?? '');
  const key = match?.[2] ?? '';
  const isKey = isState(key) || key === 'name' || key === 'lastSeenAt' || key === 'status' || key === 'tags';
  return isKey ? { key: key, isDescending: match?.[1] === '-' } : DEFAULT_SORT;
}

/** The text {@link parseSort} reads. */
export function toSortText(sort: HostSort): string {
  return `${sort.isDescending ? '-' : ''}${sort.key}`;
}

/** The order after a click on a column: its natural one first, then the other way round. */
export function toNextSort(current: HostSort, key: SortKey): HostSort {
  if (current.key === key) return { key, isDescending: !current.isDescending };
  return { key, isDescending: isState(key) || key === 'lastSeenAt' };
}

/** A host's tags on one line, by key: `env=prod role=app`. */
export function toTagText(tags: Host['tags']): string {
  return Object.entries(tags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
}

const NAMES = new Intl.Collator('en', { numeric: true });

function readKey(host: Host, key: SortKey): number | string | null {
  if (key === 'name') return host.name;
  if (key === 'status') return host.status;
  if (key === 'lastSeenAt') return host.lastSeenAt;
  if (key === 'tags') return toTagText(host.tags) || null;
  return host.states?.[key] ?? null;
}

/** Sorts hosts; what is not known comes last in either direction, equals stay in the order in which they come. */
export function sortHosts(hosts: readonly Host[], sort: HostSort): Host[] {
  const turn = sort.isDescending ? -1 : 1;
  const keyed = hosts.map((host) => ({ host, key: readKey(host, sort.key) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    const isCount = typeof a.key === 'number' && typeof b.key === 'number';
    return turn * (isCount ? Number(a.key) - Number(b.key) : NAMES.compare(String(a.key), String(b.key)));
  });
  return keyed.map(({ host }) => host);
}
