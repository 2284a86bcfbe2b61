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

/**
 * Sums the newest snapshots, so that a sum never dips because one agent is silent: a silent host is held at its
 * last value for an hour. A column nobody could read is `null`, and so are columns that cannot be summed.
 */
export function toFleetTotals(hosts: readonly LiveHost[], now: number): FleetTotals {
  const counted = hosts.filter(
    (host) => host.lastSeenAt !== undefined && now - host.lastSeenAt <= HELD_FOR_MS,
  );
  const values = COLUMNS.map((column, index) => {
    if (column.kind === 'counter' || column.unit === 'percent') return null;
    const known = counted.map((host) => host.latest?.values[index] ?? null).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  });
  const reporting = counted.filter((host) => toStatus(host, now) === 'live').length;
  return { values, reporting, held: counted.length - reporting };
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
