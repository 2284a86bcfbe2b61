import type { Host, HostList, HostQuery, HostSortKey } from '@finwait/contracts';
import { isState } from '@finwait/tcp';

type SortValue = string | number | null;

/** The page of `hosts` a query asks for: filtered, sorted, cut, with the cursor of the next page. */
export function toHostPage(hosts: readonly Host[], query: HostQuery): HostList {
  const isDescending = query.sort.startsWith('-');
  const key = query.sort.replace(/^-/, '') as HostSortKey;
  const wanted = query.q?.toLowerCase();
  const matching = hosts.filter((host) => wanted === undefined || host.name.toLowerCase().includes(wanted));
  const compare = (a: Host, b: Host) => {
    const order = compareValues(toSortValue(a, key), toSortValue(b, key), isDescending);
    return order !== 0 ? order : compareValues(a.name, b.name, false);
  };
  const sorted = matching.toSorted(compare);
  const start = query.cursor === undefined ? 0 : toStart(sorted, query.cursor);
  const page = sorted.slice(start, start + query.limit);
  const hasMore = start + page.length < sorted.length;
  const last = page.at(-1);
  return { hosts: page, nextCursor: hasMore && last ? Buffer.from(last.name).toString('base64url') : null };
}

/** The position after the host the cursor names; the first when that host is gone. */
function toStart(sorted: readonly Host[], cursor: string): number {
  const name = Buffer.from(cursor, 'base64url').toString();
  return sorted.findIndex((host) => host.name === name) + 1;
}

function toSortValue(host: Host, key: HostSortKey): SortValue {
  if (isState(key)) return host.states?.[key] ?? null;
  return host[key];
}

/** Unknown values come last in both directions. */
function compareValues(a: SortValue, b: SortValue, isDescending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const order = a < b ? -1 : 1;
  return isDescending ? -order : order;
}
