import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  SAMPLE_FLAGS,
  parseNetstat,
  parseSnmp,
  parseSockstat,
  toColumnValues,
  type ColumnName,
  type State,
} from '@finwait/tcp';
import type { Reading } from './source.js';

/** What a walk over the sockets gives; the rest of a reading comes from the kernel's counters. */
export interface SocketCount {
  readonly counts: Readonly<Record<State, number | null>>;
  readonly unknown: number;
  readonly fullestAcceptQueue: number | null;
  /** Bits of `SAMPLE_FLAGS` that the walk sets. */
  readonly flags: number;
}

/** What a source adds to the reading: its name, where procfs is mounted, and its walk. */
export interface Walk {
  readonly source: string;
  readonly procRoot: string;
  readonly countSockets: () => Promise<SocketCount>;
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
export async function takeReading({ source, procRoot, countSockets }: Walk): Promise<Reading> {
  const cpuBefore = process.cpuUsage();
  const before = readKernelCounters(procRoot);
  const { counts, unknown, fullestAcceptQueue, flags } = await countSockets();
  const after = readKernelCounters(procRoot);
  const hasMoved = CONNECTION_COUNTERS.some((name) => before[name] !== after[name]);
  const values = toColumnValues({ ...counts, unknown, fullestAcceptQueue, ...after });
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    values,
    flags: flags | (hasMoved ? SAMPLE_FLAGS.moved : 0),
    source,
    cost: { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() },
  };
}

function readKernelCounters(procRoot: string) {
  return {
    ...parseSockstat(readText(join(procRoot, 'net/sockstat'))),
    ...parseSnmp(readText(join(procRoot, 'net/snmp'))),
    ...parseNetstat(readText(join(procRoot, 'net/netstat'))),
  };
}

/** The text of a kernel file, empty where there is none. These files are made up by the kernel in microseconds, which is less than a trip to the thread pool takes. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
