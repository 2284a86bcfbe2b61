import { join } from 'node:path';
import { MAX_INSPECTED_TEXT_BYTES, type InspectedProcess } from '@finwait/contracts/protocol';
import { readHead, readWhole } from './kernel-text.js';

/** `USER_HZ`, the unit of `starttime`: 100 for every architecture Node runs on. Source: proc_pid_stat(5), include/asm-generic/param.h. */
const TICK_MS = 10;
const STAT_BYTES = 1_024;
/** Position of `starttime` after the command's closing bracket, which follows pid and state's predecessor. */
const START_AT = 19;
const CONTROL_CHARACTERS = /\p{Cc}+/gu;

/** When this machine was booted, in epoch milliseconds; 0 where procfs does not tell. Source: `btime` in proc_stat(5). */
export function readBootedAt(procRoot: string): number {
  return Number(/^btime (\d+)$/m.exec(readWhole(join(procRoot, 'stat')))?.[1] ?? 0) * 1_000;
}

/** What procfs says of a process; `null` when it has ended. */
export function readProcess(procRoot: string, pid: number, bootedAt: number): InspectedProcess | null {
  const folder = join(procRoot, String(pid));
  const stat = readHead(join(folder, 'stat'), STAT_BYTES);
  const words = /^\d+ \((.*)\) (.*)/s.exec(stat ?? '');
  if (words === null) return null;
  const [, command = '', rest = ''] = words;
  const startTicks = Number(rest.split(' ')[START_AT]);
  if (!Number.isSafeInteger(startTicks)) return null;
  const commandLine = readHead(join(folder, 'cmdline'), MAX_INSPECTED_TEXT_BYTES);
  return {
    pid,
    command: toShown(command),
    commandLine: commandLine === null || commandLine === '' ? null : toShown(commandLine),
    startedAt: bootedAt + startTicks * TICK_MS,
  };
}

/** Arguments are separated by zero bytes; a name may hold anything. */
function toShown(text: string): string {
  return text.replaceAll(CONTROL_CHARACTERS, ' ').trim();
}
