import { closeSync, openSync } from 'node:fs';
import { parseRunningCounts, type RunningCounts } from '@finwait/tcp';
import { readBeginning } from './kernel-text.js';

/** Follows the thread that opens, so inside another namespace it is that one's. */
const COUNTERS = '/proc/thread-self/net';

/**
 * The running counts of the network namespace in which the files were opened. They hold that namespace: it lives as long as
 * they are open. Opening takes most of the time of a look, so a second look through the same files costs a third.
 */
export class CounterFiles {
  readonly #snmp = openCounters('snmp');
  readonly #sockstat = openCounters('sockstat');
  /** There is none without IPv6. */
  readonly #sockstat6 = openCounters('sockstat6');

  /** `null` where they cannot be read. */
  read(): RunningCounts | null {
    return parseRunningCounts(
      readCounters(this.#snmp),
      readCounters(this.#sockstat),
      readCounters(this.#sockstat6),
    );
  }

  close(): void {
    for (const fd of [this.#snmp, this.#sockstat, this.#sockstat6]) if (fd !== null) closeSync(fd);
  }
}

function openCounters(name: string): number | null {
  try {
    return openSync(`${COUNTERS}/${name}`, 'r');
  } catch {
    return null;
  }
}

function readCounters(fd: number | null): string {
  try {
    return fd === null ? '' : readBeginning(fd);
  } catch {
    return '';
  }
}
