import { join } from 'node:path';
import { parseNetstat, parseRunningCounts, parseSnmp, parseSockstat, type RunningCounts } from '@finwait/tcp';
import { KernelFile } from './kernel-file.js';

/** The counters of one network namespace, kept open from one read to the next. */
export class KernelCounters {
  readonly #sockstat: KernelFile;
  readonly #sockstat6: KernelFile;
  readonly #snmp: KernelFile;
  readonly #netstat: KernelFile;

  /** `procRoot` is where procfs is mounted; nothing is opened before the first read. */
  constructor(procRoot: string) {
    const open = (name: string) => new KernelFile(join(procRoot, 'net', name));
    this.#sockstat = open('sockstat');
    this.#sockstat6 = open('sockstat6');
    this.#snmp = open('snmp');
    this.#netstat = open('netstat');
  }

  /** The figures that have a column; `null` where one cannot be read. */
  readFigures() {
    return {
      ...parseSockstat(this.#sockstat.read()),
      ...parseSnmp(this.#snmp.read()),
      ...parseNetstat(this.#netstat.read()),
    };
  }

  /** What sockets can be derived from; `null` where it cannot be read. */
  readRunning(): RunningCounts | null {
    const snmp = this.#snmp.read();
    return parseRunningCounts(snmp, this.#sockstat.read(), this.#sockstat6.read());
  }

  close(): void {
    for (const file of [this.#sockstat, this.#sockstat6, this.#snmp, this.#netstat]) file.close();
  }
}
