import fc from 'fast-check';
import type { DiagSocketRow } from './sock-diag-socket.js';
import { toSocketAge } from './socket-age.js';
import { STATE_NAMES } from './state.js';
import { decodeSockets } from './testing/decode-sockets.js';
import { readFixtureBytes } from './testing/fixture.js';

const captured = decodeSockets(readFixtureBytes('linux-6.18-tcp-info.sock_diag'), 7);
const [first] = captured;
const socketOf = (change: Partial<DiagSocketRow>): DiagSocketRow => {
  if (first === undefined) throw new Error('the capture is empty');
  return { ...first, silence: null, timer: 'none', retries: 0, expiresMs: 0, ...change };
};
const silence = { lastDataSentMs: 900, lastDataReceivedMs: 400, lastAckReceivedMs: 700 };

describe('the age of a socket', () => {
  it('is between what the capture waited and what it took for everything a dump dates', () => {
    const dated = captured.filter(({ state }) => state !== 'LISTEN');
    expect(new Set(dated.map(({ state }) => state))).toEqual(
      new Set(['ESTABLISHED', 'FIN_WAIT2', 'CLOSE_WAIT']),
    );
    for (const socket of dated) {
      const age = toSocketAge(socket, 60_000);
      expect(age?.ageMs).toBeGreaterThan(1_000);
      expect(age?.ageMs).toBeLessThan(3_000);
    }
  });

  it.each([
    ['TIME_WAIT', { timer: 'time_wait', expiresMs: 59_000 }, { ageMs: 1_000, bound: 'exact' }],
    ['FIN_WAIT2', { timer: 'time_wait', expiresMs: 9_000 }, { ageMs: 51_000, bound: 'exact' }],
    ['FIN_WAIT2', { silence }, { ageMs: 700, bound: 'atLeast' }],
    ['CLOSE_WAIT', { silence }, { ageMs: 700, bound: 'atLeast' }],
    ['ESTABLISHED', { silence }, { ageMs: 400, bound: 'exact' }],
    ['SYN_RECV', { timer: 'retransmit', retries: 5 }, { ageMs: 31_000, bound: 'atLeast' }],
    ['SYN_SENT', { timer: 'retransmit', retries: 5 }, { ageMs: 5_000, bound: 'atLeast' }],
    ['SYN_SENT', { timer: 'retransmit', retries: 10 }, { ageMs: 67_000, bound: 'atLeast' }],
    ['FIN_WAIT1', { timer: 'retransmit', retries: 3 }, { ageMs: 1_400, bound: 'atLeast' }],
    ['LAST_ACK', { timer: 'retransmit', retries: 15 }, { ageMs: 804_600, bound: 'atLeast' }],
    ['CLOSING', { timer: 'probe', retries: 3 }, null],
    ['CLOSE_WAIT', {}, null],
    ['LISTEN', { silence }, null],
    ['CLOSED', { silence }, null],
    [null, { silence }, null],
  ] as const)('in %s with %j is %j', (state, change, age) => {
    expect(toSocketAge(socketOf({ state, ...change }), 60_000)).toEqual(age);
  });

  it('of an orphan in FIN_WAIT2 follows the time-out of the kernel', () => {
    const orphan = socketOf({ state: 'FIN_WAIT2', timer: 'time_wait', expiresMs: 4_000 });
    expect(toSocketAge(orphan, 10_000)).toEqual({ ageMs: 6_000, bound: 'exact' });
    expect(toSocketAge(orphan, 70_000)).toEqual({ ageMs: 6_000, bound: 'atLeast' });
    expect(toSocketAge(orphan, null)).toBeNull();
  });

  it('is never negative and grows with the retransmissions', () => {
    const retries = fc.nat({ max: 254 });
    fc.assert(
      fc.property(fc.constantFrom(...STATE_NAMES), retries, fc.nat(), (state, count, expiresMs) => {
        const ageAfter = (turns: number) =>
          toSocketAge(socketOf({ state, timer: 'retransmit', retries: turns, expiresMs }), 60_000)?.ageMs ??
          0;
        expect(ageAfter(count)).toBeGreaterThanOrEqual(0);
        expect(ageAfter(count + 1)).toBeGreaterThanOrEqual(ageAfter(count));
      }),
    );
  });
});
