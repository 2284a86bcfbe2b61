import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createStateCounts, type StateCounts } from '../state-count.js';
import type { State } from '../state.js';

const FIXTURES = join(__dirname, '../../fixtures');

/** A captured text of a kernel, such as `linux-6.18-all-states.tcp`. */
export function readFixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'latin1');
}

/** Captured bytes of a kernel, in a copy of their own. */
export function readFixtureBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FIXTURES, name)));
}

const SS_NAMES: Readonly<Record<string, State>> = {
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECV': 'SYN_RECV',
  ESTAB: 'ESTABLISHED',
  'FIN-WAIT-1': 'FIN_WAIT1',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  'LAST-ACK': 'LAST_ACK',
  CLOSING: 'CLOSING',
  'TIME-WAIT': 'TIME_WAIT',
  UNCONN: 'CLOSED',
};

/** What `ss -Htan` printed beside a capture, counted: a second opinion by another program. */
export function countSsLines(text: string): StateCounts {
  const counts = createStateCounts();
  for (const line of text.split('\n')) {
    const state = SS_NAMES[line.split(' ')[0] ?? ''];
    if (state !== undefined) counts[state] += 1;
  }
  return counts;
}
