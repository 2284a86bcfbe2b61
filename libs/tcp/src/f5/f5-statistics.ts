import type { ColumnName } from '../column.js';
import { toJsonObject, toNestedStats, type JsonObject } from './icontrol-json.js';

/** Sockets of a BIG-IP in states that it counts together; `null` where the figure could not be read. */
export interface F5CoarseCounts {
  /** CLOSE_WAIT and LAST_ACK. */
  readonly closeWait: number | null;
  /** FIN_WAIT1, FIN_WAIT2 and CLOSING. */
  readonly finWait: number | null;
}

/** What the statistics of a BIG-IP's TCP profiles tell. */
export type DecodedF5Statistics =
  | {
      readonly ok: true;
      readonly figures: Readonly<Partial<Record<ColumnName, number | null>>>;
      readonly coarse: F5CoarseCounts;
    }
  | { readonly ok: false; readonly why: string };

const MOST_NAMES = 40;

/**
 * The columns in an answer of `/mgmt/tm/ltm/profile/tcp/stats`, summed over all TCP profiles. A connection through the
 * BIG-IP counts once on each side, as its two sockets do. CLOSE_WAIT, LAST_ACK, FIN_WAIT1, FIN_WAIT2 and CLOSING stay
 * unknown: the BIG-IP counts the first two together, and the other three. What it calls `connects` are the connections it
 * opened, `connfails` those that failed. A leaf that one profile does not have makes the figure `null`.
 * Leaves are looked up whatever their case and hyphens. Source: F5-BIGIP-LOCAL-MIB, ltmTcpProfileStat (meanings);
 * `mgmt/tm/ltm/profile/tcp/stats` in AppDynamics' f5-monitoring-extension, metrics.xml (`connects`, `connfails`);
 * `tmsh show ltm profile tcp raw` (`open`, `close-wait`, `fin-wait`, `time-wait`, `accepts`, `txrexmits`).
 */
export function decodeF5Statistics(body: unknown): DecodedF5Statistics {
  const profiles = toNestedStats(body).map(toLeaves);
  if (profiles.length === 0) return { ok: false, why: 'it tells of no statistics of TCP profiles' };
  const sum = (...names: readonly string[]): number | null => {
    const figures = profiles.flatMap((leaves) => names.map((name) => leaves.get(name) ?? null));
    return figures.includes(null)
      ? null
      : toCount(figures.reduce<number>((total, one) => total + (one ?? 0), 0));
  };
  if (!profiles.some((leaves) => leaves.has('open'))) {
    const names = [...new Set(profiles.flatMap((leaves) => [...leaves.keys()]))].slice(0, MOST_NAMES);
    return {
      ok: false,
      why: `the statistics of its TCP profiles have no leaf "open", but: ${names.join(', ')}`,
    };
  }
  return {
    ok: true,
    figures: {
      ESTABLISHED: sum('open'),
      TIME_WAIT: sum('timewait'),
      passiveOpens: sum('accepts'),
      activeOpens: sum('connects', 'connfails'),
      attemptFails: sum('connfails'),
      retransmittedSegments: sum('txrexmits'),
    },
    coarse: { closeWait: sum('closewait'), finWait: sum('finwait') },
  };
}

/** Counts by the last part of their name, in small letters and without hyphens. */
function toLeaves(entries: JsonObject): Map<string, number | null> {
  const leaves = new Map<string, number | null>();
  for (const [name, leaf] of Object.entries(entries)) {
    const value = toJsonObject(leaf)?.value;
    if (value === undefined) continue;
    const plain = (name.split('.').at(-1) ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
    if (!leaves.has(plain)) leaves.set(plain, typeof value === 'number' ? toCount(value) : null);
  }
  return leaves;
}

function toCount(figure: number): number | null {
  return Number.isSafeInteger(figure) && figure >= 0 ? figure : null;
}

/**
 * The version in an answer of `/mgmt/tm/sys/version`, such as `17.1.1`; `undefined` where it tells none.
 * Source: `tm:sys:version:versionstats` as F5's f5-ansible quotes it (bigip_device_info).
 */
export function decodeF5Version(body: unknown): string | undefined {
  for (const leaves of toNestedStats(body)) {
    const version = toJsonObject(leaves.Version)?.description;
    if (typeof version === 'string' && /^\d+(\.\d+){1,4}$/.test(version)) return version;
  }
  return undefined;
}
