import { readFileSync } from 'node:fs';

/** Bytes of the most resident memory a process had so far. Source: proc_pid_status(5), VmHWM. */
export function readPeakResidentBytes(pid: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}
