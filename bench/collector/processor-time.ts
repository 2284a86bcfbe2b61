import { readdirSync, readFileSync } from 'node:fs';
import koffi from 'koffi';

const libc = koffi.load(null);
const getrusage = libc.func('int getrusage(int, void*)') as (who: number, usage: Uint8Array) => number;

const RUSAGE_CHILDREN = -1;
/** sizeof(struct rusage) on 64-bit Linux; it begins with user and system time as seconds and microseconds. */
const RUSAGE_BYTES = 144;

/** CPU milliseconds of all children that have ended so far. Source: getrusage(2). */
export function readChildrenCpuMs(): number {
  const usage = new Uint8Array(RUSAGE_BYTES);
  getrusage(RUSAGE_CHILDREN, usage);
  const [userSeconds = 0n, userMicros = 0n, systemSeconds = 0n, systemMicros = 0n] = new BigInt64Array(
    usage.buffer,
  );
  return Number(userSeconds + systemSeconds) * 1_000 + Number(userMicros + systemMicros) / 1_000;
}

/** CPU milliseconds of all threads of a running process. Source: /proc/PID/task/TID/schedstat, first field, nanoseconds. */
export function readProcessCpuMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map(
    (thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0],
  );
  return nanoseconds.reduce((sum, text) => sum + Number(text), 0) / 1e6;
}

/** Resident memory of a running process in megabytes. Source: VmRSS, proc_pid_status(5). */
export function readResidentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
}
