import { execFileSync } from 'node:child_process';
import type { State } from '@finwait/tcp';
import { noSockets, type StateCounts } from './state-number.ts';

const STATE_BY_SS_NAME: ReadonlyMap<string, State> = new Map<string, State>([
  ['LISTEN', 'LISTEN'],
  ['SYN-SENT', 'SYN_SENT'],
  ['SYN-RECV', 'SYN_RECV'],
  ['ESTAB', 'ESTABLISHED'],
  ['FIN-WAIT-1', 'FIN_WAIT1'],
  ['FIN-WAIT-2', 'FIN_WAIT2'],
  ['CLOSE-WAIT', 'CLOSE_WAIT'],
  ['LAST-ACK', 'LAST_ACK'],
  ['CLOSING', 'CLOSING'],
  ['TIME-WAIT', 'TIME_WAIT'],
  ['UNCONN', 'CLOSED'],
]);

function runSs(): string | null {
  try {
    return execFileSync('ss', ['-Htan'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Counts all TCP sockets of this network namespace with `ss`; `null` where it is not installed. */
export function countSsSockets(): StateCounts | null {
  const output = runSs();
  if (output === null) return null;
  const counts = noSockets();
  for (const line of output.split('\n').filter(Boolean)) {
    const state = STATE_BY_SS_NAME.get(line.split(/\s+/, 1)[0] ?? '');
    if (state === undefined) throw new Error(`a state ss does not document: ${line}`);
    counts[state] += 1;
  }
  return counts;
}
