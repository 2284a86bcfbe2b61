import fc from 'fast-check';
import { SockDiagDump } from './sock-diag-dump.js';
import type { DumpStep } from './sock-diag-message.js';
import { toCountedStates } from './state-count.js';
import { countSsLines, readFixture, readFixtureBytes } from './testing/fixture.js';

const ALL_STATES = 'linux-6.18-all-states';
const SEQUENCE = 7;
const INTERRUPTED = 0x10;

/** The bytes of a dump cut as the kernel sent them: rows in one or more pieces, then DONE. */
function toMessages(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer);
  const messages: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = view.getUint32(at, true);
    messages.push(bytes.slice(at, at + length));
    at += (length + 3) & ~3;
  }
  return messages;
}

function createMessage(type: number, payload: Uint8Array, flags = 0): Uint8Array {
  const message = new Uint8Array(16 + payload.length);
  const view = new DataView(message.buffer);
  view.setUint32(0, message.length, true);
  view.setUint16(4, type, true);
  view.setUint16(6, flags, true);
  view.setUint32(8, SEQUENCE, true);
  message.set(payload, 16);
  return message;
}

const toInt32 = (value: number) => new Uint8Array(new Int32Array([value]).buffer);

describe('a captured dump', () => {
  const bytes = readFixtureBytes(`${ALL_STATES}.sock_diag`);

  it('holds as many sockets of each state as ss printed, and the two bound ones that ss does not', () => {
    const dump = new SockDiagDump();
    expect(dump.decode(bytes, SEQUENCE)).toEqual({ kind: 'done', interrupted: false });
    const expected = { ...countSsLines(readFixture(`${ALL_STATES}.ss`)), CLOSED: 2 };
    expect(toCountedStates(dump.tally)).toEqual({ counts: expected, unknown: 0 });
    expect(Object.values(expected)).not.toContain(0);
  });

  it('shows the fullest accept queue, which is that of a listener with a backlog of 0', () => {
    const dump = new SockDiagDump();
    dump.decode(bytes, SEQUENCE);
    expect(dump.fullestAcceptQueue).toBe(101);
  });

  it('comes to the same in any pieces that end with a message', () => {
    const messages = toMessages(bytes);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: messages.length }), { minLength: 1 }), (sizes) => {
        const dump = new SockDiagDump();
        const steps: DumpStep[] = [];
        for (let at = 0, turn = 0; at < messages.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          const piece = messages.slice(at, at + size).flatMap((message) => [...message]);
          steps.push(dump.decode(new Uint8Array(piece), SEQUENCE));
          at += size;
        }
        expect(steps.at(-1)).toEqual({ kind: 'done', interrupted: false });
        expect(steps.slice(0, -1).every(({ kind }) => kind === 'more')).toBe(true);
        expect(dump.tally.reduce((sum, count) => sum + count)).toBe(messages.length - 1);
      }),
    );
  });

  it('of a host without sockets is done at once', () => {
    const dump = new SockDiagDump();
    const step = dump.decode(readFixtureBytes('linux-6.18-idle.sock_diag'), 3);
    expect(step).toEqual({ kind: 'done', interrupted: false });
    expect(dump.tally.some((count) => count > 0)).toBe(false);
    expect(dump.fullestAcceptQueue).toBe(0);
  });

  it('that the kernel refused gives the errno', () => {
    const step = new SockDiagDump().decode(readFixtureBytes('linux-6.18-refused.sock_diag'), 9);
    expect(step).toEqual({ kind: 'error', errno: 2 });
  });

  it('that answers another request is told apart', () => {
    expect(new SockDiagDump().decode(bytes, SEQUENCE + 1)).toEqual({
      kind: 'out_of_sequence',
      sequence: SEQUENCE,
    });
  });

  it('cut inside a message is truncated, wherever the cut is', () => {
    const ends = new Set([0]);
    for (let at = 0; at < bytes.length;) {
      at += (new DataView(bytes.buffer).getUint32(at, true) + 3) & ~3;
      ends.add(at);
    }
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (end) => {
        const step = new SockDiagDump().decode(bytes.subarray(0, end), SEQUENCE);
        expect(step.kind).toBe(ends.has(end) ? 'more' : 'truncated');
      }),
    );
  });

  it('stays interrupted to its end when the kernel says so in any message', () => {
    const messages = toMessages(bytes);
    fc.assert(
      fc.property(fc.nat({ max: messages.length - 1 }), (index) => {
        const marked = messages.map((message) => message.slice());
        const target = marked[index] ?? new Uint8Array(16);
        new DataView(target.buffer).setUint16(6, 2 | INTERRUPTED, true);
        const step = new SockDiagDump().decode(new Uint8Array(marked.flatMap((part) => [...part])), SEQUENCE);
        expect(step).toEqual({ kind: 'done', interrupted: true });
      }),
    );
  });
});

describe('a dump', () => {
  it('counts a socket in a state without a name as unknown', () => {
    const dump = new SockDiagDump();
    const row = new Uint8Array(72);
    row[1] = 42;
    expect(dump.decode(createMessage(20, row), SEQUENCE)).toEqual({ kind: 'more' });
    expect(toCountedStates(dump.tally).unknown).toBe(1);
  });

  it('counts rows of the older message type as well', () => {
    const dump = new SockDiagDump();
    const row = new Uint8Array(72);
    row[1] = 6;
    dump.decode(createMessage(18, row), SEQUENCE);
    expect(toCountedStates(dump.tally).counts.TIME_WAIT).toBe(1);
  });

  it('passes over a message that says nothing', () => {
    expect(new SockDiagDump().decode(createMessage(1, new Uint8Array(0)), SEQUENCE)).toEqual({
      kind: 'more',
    });
  });

  it('that ends with a failure is not done', () => {
    const step = new SockDiagDump().decode(createMessage(3, toInt32(-12), 2), SEQUENCE);
    expect(step).toEqual({ kind: 'error', errno: 12 });
  });

  it('that ends without a result is done', () => {
    const step = new SockDiagDump().decode(createMessage(3, new Uint8Array(0)), SEQUENCE);
    expect(step).toEqual({ kind: 'done', interrupted: false });
  });

  it.each([
    ['a row shorter than its fixed part', 20, 71],
    ['an error without its number', 2, 3],
  ])('is truncated by %s', (_, type, length) => {
    const step = new SockDiagDump().decode(createMessage(type, new Uint8Array(length)), SEQUENCE);
    expect(step).toEqual({ kind: 'truncated' });
  });

  it.each([
    ['an overrun', 4],
    ['a type of something else', 99],
  ])('does not trust %s', (_, type) => {
    const step = new SockDiagDump().decode(createMessage(type, new Uint8Array(4)), SEQUENCE);
    expect(step).toEqual({ kind: 'unexpected', type });
  });

  it('always comes to an end and never throws, whatever the bytes', () => {
    const kinds = ['more', 'done', 'error', 'truncated', 'out_of_sequence', 'unexpected'];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), (bytes, sequence) => {
        expect(kinds).toContain(new SockDiagDump().decode(bytes, sequence).kind);
      }),
    );
  });

  it('reads only its own part of a larger buffer', () => {
    const capture = readFixtureBytes(`${ALL_STATES}.sock_diag`);
    const larger = new Uint8Array(capture.length + 64).fill(0xff);
    larger.set(capture, 32);
    const dump = new SockDiagDump();
    expect(dump.decode(larger.subarray(32, 32 + capture.length), SEQUENCE).kind).toBe('done');
  });
});
