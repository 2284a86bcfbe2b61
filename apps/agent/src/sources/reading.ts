import {
  SAMPLE_FLAGS,
  toColumnValues,
  toFullestAcceptQueue,
  type ColumnName,
  type Listener,
  type State,
} from '@finwait/tcp';
import type { KernelCounters } from './kernel-counters.js';
import type { Reading } from './source.js';

/** What a walk over the sockets gives; the rest of a reading comes from the kernel's counters. */
export interface SocketCount {
  readonly counts: Readonly<Record<State, number | null>>;
  readonly unknown: number;
  /** Used where the listeners themselves could not be read. */
  readonly fullestAcceptQueue: number | null;
  /** Bits of `SAMPLE_FLAGS` that the walk sets. */
  readonly flags: number;
  /** CPU time of other programs that the walk ran, in milliseconds. */
  readonly programsCpuMs?: number;
}

/** What a source adds to the reading: its name, the counters beside its sockets, its walk, and its listeners. */
export interface Walk {
  readonly source: string;
  /** `null` on a system that has none of them. */
  readonly counters: KernelCounters | null;
  readonly countSockets: () => Promise<SocketCount>;
  readonly readListeners?: () => Promise<readonly Listener[] | null>;
}

/** Where procfs is mounted. */
export const PROC_ROOT = '/proc';

/** Any of these changed: a connection came or went. */
const CONNECTION_COUNTERS = [
  'activeOpens',
  'passiveOpens',
  'attemptFails',
  'establishedResets',
  'closesIntoTimeWait',
] as const satisfies readonly ColumnName[];

/** Walks the sockets and reads the kernel's counters beside them, once before and once after. */
export async function takeReading({ source, counters, countSockets, readListeners }: Walk): Promise<Reading> {
  const cpuBefore = process.cpuUsage();
  const readFigures = (): Partial<ReturnType<KernelCounters['readFigures']>> => counters?.readFigures() ?? {};
  const before = readFigures();
  const { counts, unknown, flags, ...walk } = await countSockets();
  const after = readFigures();
  const listeners = (await readListeners?.()) ?? null;
  const fullestAcceptQueue = listeners === null ? walk.fullestAcceptQueue : toFullestAcceptQueue(listeners);
  const hasMoved = CONNECTION_COUNTERS.some((name) => before[name] !== after[name]);
  const values = toColumnValues({ ...counts, unknown, fullestAcceptQueue, ...after });
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    values,
    flags: flags | (hasMoved ? SAMPLE_FLAGS.moved : 0),
    source,
    listeners,
    cost: { cpuMs: (user + system) / 1000 + (walk.programsCpuMs ?? 0), rssBytes: process.memoryUsage.rss() },
  };
}
