import { decodeBsdStates } from './bsd-states.js';

/** What the kernel's array holds for counts by BSD number. */
function encode(counts: readonly bigint[], isLittleEndian = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * counts.length));
  counts.forEach((count, number) => view.setBigUint64(8 * number, count, isLittleEndian));
  return new Uint8Array(view.buffer);
}

const COUNTS = [0n, 12n, 1n, 2n, 345n, 6n, 3n, 4n, 5n, 7n, 67_890n];
const NAMED = {
  CLOSED: 0,
  LISTEN: 12,
  SYN_SENT: 1,
  SYN_RECV: 2,
  ESTABLISHED: 345,
  CLOSE_WAIT: 6,
  FIN_WAIT1: 3,
  CLOSING: 4,
  LAST_ACK: 5,
  FIN_WAIT2: 7,
  TIME_WAIT: 67_890,
};

describe('the states of FreeBSD', () => {
  it('are eleven counts in the order of tcp_fsm.h, in either byte order', () => {
    expect(decodeBsdStates(encode(COUNTS), true)).toEqual(NAMED);
    expect(decodeBsdStates(encode(COUNTS, false), false)).toEqual(NAMED);
  });

  it('are found in the middle of a buffer', () => {
    const bytes = new Uint8Array([1, 2, 3, ...encode(COUNTS)]);
    expect(decodeBsdStates(bytes.subarray(3), true)).toEqual(NAMED);
  });

  it.each([
    ['none', new Uint8Array()],
    ['ten', encode(COUNTS.slice(1))],
    ['twelve', encode([...COUNTS, 1n])],
    ['text', new TextEncoder().encode('net.inet.tcp.states: Format:S')],
    ['a count below zero', encode(COUNTS.with(3, 2n ** 64n - 1n))],
  ])('are not made of %s', (_, bytes) => {
    expect(decodeBsdStates(bytes, true)).toBeNull();
  });
});
