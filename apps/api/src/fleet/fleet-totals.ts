import { HELD_FOR_MS, type FleetLatest } from '@finwait/contracts';
import { COLUMN_NAMES, COLUMNS, STATE_NAMES, type ColumnValues } from '@finwait/tcp';
import { pickColumns } from '../hosts/host-answer.js';
import { toStatus, type LiveHost } from '../hosts/host-registry.js';

/** Sums of every gauge over the hosts that count at `now`, and how many of them do. */
export interface FleetTotals {
  readonly values: ColumnValues;
  readonly reporting: number;
  /** Silent hosts that stay in the sums at their last value. */
  readonly held: number;
}

/** Places of the columns that can be summed. */
const SUMMED = COLUMNS.flatMap(({ kind, unit }, at) =>
  kind === 'counter' || unit === 'percent' ? [] : [at],
);

/**
 * Sums the newest snapshots, so that a sum never dips because one agent is silent: a silent host is held at its
 * last value for an hour. A column nobody could read is `null`, and so are columns that cannot be summed.
 */
export function toFleetTotals(hosts: readonly LiveHost[], now: number): FleetTotals {
  const values: (number | null)[] = COLUMNS.map(() => null);
  let reporting = 0;
  let held = 0;
  for (const host of hosts) {
    if (host.lastSeenAt === undefined || now - host.lastSeenAt > HELD_FOR_MS) continue;
    if (toStatus(host, now) === 'live') reporting += 1;
    else held += 1;
    for (const column of SUMMED) {
      const value = host.latest?.values[column] ?? null;
      if (value !== null) values[column] = (values[column] ?? 0) + value;
    }
  }
  return { values, reporting, held };
}

/** `GET /fleet/latest`: the totals as REST tells them. */
export function toFleetAnswer(hosts: readonly LiveHost[], now: number): FleetLatest {
  const { values, reporting, held } = toFleetTotals(hosts, now);
  const count = (status: string) => hosts.filter((host) => toStatus(host, now) === status).length;
  return {
    at: now,
    hosts: { live: count('live'), stale: count('stale'), never: count('never') },
    reporting,
    held,
    states: pickColumns(values, STATE_NAMES),
    unknown: values[COLUMN_NAMES.indexOf('unknown')] ?? null,
  };
}
