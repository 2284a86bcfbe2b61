import fc from 'fast-check';
import { parseProcNetTcp } from './proc-net-tcp.js';
import { STATE_NAMES } from './state.js';
import { countSsLines, readFixture } from './testing/fixture.js';

const TABLE = readFixture('linux-6.18-all-states.tcp');
const TABLE6 = readFixture('linux-6.18-all-states.tcp6');
const ROW = TABLE.split('\n')[1] ?? '';

describe('/proc/net/tcp', () => {
  it('holds as many sockets of each state as ss printed, IPv4 and IPv6 together', () => {
    const [v4, v6] = [parseProcNetTcp(TABLE), parseProcNetTcp(TABLE6)];
    const sum = Object.fromEntries(STATE_NAMES.map((name) => [name, v4.counts[name] + v6.counts[name]]));
    expect(sum).toEqual(countSsLines(readFixture('linux-6.18-all-states.ss')));
    expect([v4.unknown, v6.unknown]).toEqual([0, 0]);
    expect([...v4.skipped, ...v6.skipped]).toEqual([]);
  });

  it('shows the longest accept queue as the receive queue of a LISTEN row, and of no other', () => {
    expect(parseProcNetTcp(TABLE).longestAcceptQueue).toBe(3);
    expect(parseProcNetTcp(TABLE6).longestAcceptQueue).toBe(0);
  });

  it('is read past slot 9999, where the columns shift', () => {
    const { counts, skipped } = parseProcNetTcp(readFixture('linux-6.18-slot-10000.tcp'));
    expect(counts.TIME_WAIT).toBe(8);
    expect(skipped).toEqual([]);
  });

  it.each(['linux-6.18-idle.tcp', 'linux-6.18-idle.tcp6'])('without sockets is empty: %s', (name) => {
    const { counts, unknown, skipped } = parseProcNetTcp(readFixture(name));
    expect(new Set(Object.values(counts))).toEqual(new Set([0]));
    expect([unknown, skipped]).toEqual([0, []]);
  });

  it('is empty when the text is', () => {
    expect(parseProcNetTcp('')).toMatchObject({ unknown: 0, skipped: [], longestAcceptQueue: 0 });
  });

  it('counts a state without a name as unknown', () => {
    expect(parseProcNetTcp(ROW.replace(' 0A ', ' FE '))).toMatchObject({ unknown: 1, skipped: [] });
  });

  it.each([
    ['a row cut short', ROW.slice(0, 30)],
    ['a row without its queues', ROW.slice(0, 36)],
    ['small hexadecimal digits', ROW.toLowerCase().replace(/[a-f]/, 'a')],
    ['an address of 9 digits', ROW.replace('0100007F', '0100007F1')],
    ['a state of three digits', ROW.replace(' 0A ', ' 00A ')],
    ['an empty line', ''],
    ['a line of netstat', 'tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN'],
    ['a row of another table', '  0: 0100007F:1B5B 00000000:0000'],
    ['zero bytes', '\0\0\0\0'],
  ])('skips %s and says which line it was', (_, line) => {
    const { counts, skipped } = parseProcNetTcp(`${TABLE.split('\n')[0]}\n${line}\n${ROW}\n`);
    expect(counts.LISTEN).toBe(1);
    expect(skipped).toEqual([{ line: 2, text: line, reason: 'not a row of /proc/net/tcp' }]);
  });

  it('shows only the beginning of a long line that it skips', () => {
    const [skipped] = parseProcNetTcp('x'.repeat(100_000)).skipped;
    expect(skipped?.text).toHaveLength(160);
  });

  it('accounts for every line of any text', () => {
    const line = fc.oneof(fc.constantFrom(ROW, ...TABLE.split('\n').slice(1, 9)), fc.string());
    fc.assert(
      fc.property(fc.array(line.map((text) => text.replaceAll('\n', ' '))), (lines) => {
        const { counts, unknown, skipped } = parseProcNetTcp(lines.map((text) => `${text}\n`).join(''));
        const counted = Object.values(counts).reduce((sum, count) => sum + count, unknown);
        expect(counted + skipped.length).toBe(lines.length);
      }),
    );
  });
});
