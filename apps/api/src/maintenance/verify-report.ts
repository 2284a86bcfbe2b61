import type { Tier } from '../history/tier.js';
import type { CheckedCounts } from './database-check.js';
import type { ToldFault } from './fault.js';

/** What came of a check. */
export interface VerifyReport {
  readonly database: string;
  readonly isClean: boolean;
  readonly faults: readonly ToldFault[];
  /** `null` where what is wrong with the file or its schema forbade to look further. */
  readonly counts: CheckedCounts | null;
  readonly databaseBytes: number;
  readonly ms: number;
}

/** The last lines of a check: what was looked at and how many faults were found. */
export function toSummary({ database, faults, counts, databaseBytes, ms }: VerifyReport): string {
  const time = `${(ms / 1_000).toFixed(1)} s`;
  const verdict = faults.length === 0 ? 'Nothing is wrong' : `Faults: ${faults.length}`;
  const looked = counts ? [toCountLine(counts), toHotLine(counts)] : ['History was not looked at'];
  return [`${database}, ${toSize(databaseBytes)}, in ${time}`, ...looked, verdict].join('\n');
}

function toCountLine({ hosts, chunks, servers }: CheckedCounts): string {
  const tiers = (Object.keys(chunks) as Tier[]).map((tier) => {
    const { chunks: count, rows, bytes } = chunks[tier];
    return `${tier}: ${count} chunks, ${rows} rows, ${toSize(bytes)}`;
  });
  const { days, rows, bytes } = servers;
  const ofServers = `servers: ${days} days, ${rows} readings, ${toSize(bytes)}`;
  return [`hosts: ${hosts}`, ...tiers, ofServers].join('\n');
}

function toHotLine({ hot, recounts }: CheckedCounts): string {
  return `in no chunk yet: ${hot.rows} snapshots, of closed hours ${hot.waiting}; hours of the fleet to sum anew: ${recounts}`;
}

/** A size with the unit that suits it. */
export function toSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const place = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const size = bytes / 1_000 ** place;
  return `${place === 0 ? size : size.toFixed(1)} ${units[place]}`;
}
