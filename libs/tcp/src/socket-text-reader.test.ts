import type { ParsedSocketText } from './parsed-socket-text.js';
import { parseSocketText } from './socket-text.js';
import { createStateCounts } from './state-count.js';
import { STATE_NAMES } from './state.js';
import { createDice, damage, scribble, type Dice } from './testing/damage.js';
import { listCaptures, readCapture } from './testing/socket-text-capture.js';

const LINUX = 'tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN     ';
const SS = 'LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    ';

function reasons(parsed: ParsedSocketText): string[] {
  return parsed.skipped.map(({ line, reason }) => `${line} ${reason}`);
}

function sumSockets({ counts, unknown }: ParsedSocketText): number {
  return Object.values(counts).reduce((sum, count) => sum + count, unknown);
}

function sumLines({ parsed, ignored, skipped }: ParsedSocketText): number {
  return parsed + ignored.heading + ignored.otherProtocol + ignored.continuation + skipped.length;
}

describe('a line of netstat or ss', () => {
  it.each([
    ['net-tools', 'tcp 0 0 127.0.0.1:22 0.0.0.0:* FROZEN'],
    ['net-tools, as it says itself', 'tcp6 0 0 :::22 :::* UNKNOWN 123/sshd'],
    ['ss with Netid', 'tcp FROZEN 0 128 0.0.0.0:22 0.0.0.0:*'],
    ['BSD', 'tcp46 0 0 *.22 *.* FROZEN'],
    ['Solaris', '10.0.0.1.22 10.0.0.2.51000 49640 0 49640 0 FROZEN'],
    ['Windows', '  TCP    0.0.0.0:135    0.0.0.0:0    GEFROREN    1052'],
    ['Windows, in a language no source shows', '  TCP    0.0.0.0:135    0.0.0.0:0    ESCUCHANDO    1052'],
  ])('in a state without a known spelling is counted as unknown: %s', (_, line) => {
    expect(parseSocketText(line)).toMatchObject({
      counts: createStateCounts(),
      unknown: 1,
      parsed: 1,
      skipped: [],
    });
  });

  it.each([
    'tcp 0 0 127.0.0.1:22 0.0.0.0:*',
    'tcp 0 0 127.0.0.1:22 0.0.0.0:* 0 284013',
    'tcp 0 0 127.0.0.1:22 0.0.0.0:* 284/sshd',
    'tcp 0 0 127.0.0.1:22 0.0.0.0:* -',
    'tcp4 0 0 127.0.0.1.22 *.*',
    '10.0.0.1.22 10.0.0.2.51000 49640 0 49640 0',
    '  TCP    0.0.0.0:135    0.0.0.0:0    1052',
  ])('that ends before its state is skipped as such: %s', (line) => {
    expect(reasons(parseSocketText(`${LINUX}\n${line}\n${LINUX}`))).toEqual(['2 state_missing']);
  });

  it.each([
    'tcp: 1024 packets sent',
    'tcp 0 0 localhost elsewhere LISTEN',
    'tcp 0 0 127.0.0.1:22 *.* LISTEN',
    'tcp LISTEN 0 127.0.0.1:22 0.0.0.0:*',
    'tcp x 0 127.0.0.1:22 0.0.0.0:* LISTEN',
    'tcp',
    '0 0 127.0.0.1:22',
    'LISTEN 0 128 nowhere 0.0.0.0:*',
    '10.0.0.1.22 10.0.0.2.51000 ESTABLISHED',
    'the port is in state LISTEN',
    '12 sockets',
    '12 closed',
    '1234567890 ESTABLISHED',
    '  0: 0100007F:1B5B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1',
  ])('of no known shape is skipped, with its number and text: %s', (line) => {
    const { counts, skipped } = parseSocketText(`\n${LINUX}\n\n${line}\n`);
    expect(counts.LISTEN).toBe(1);
    expect(skipped).toEqual([{ line: 4, text: line, reason: 'not_understood' }]);
  });

  it('that is skipped is shown by its beginning', () => {
    expect(parseSocketText('x'.repeat(100_000)).skipped[0]?.text).toHaveLength(160);
  });

  it.each([
    ['a wrapped row of net-tools', `${LINUX.slice(0, 60)}\nESTABLISHED 1234/sshd`],
    ['a wrapped row of Windows', '  TCP    0.0.0.0:135    0.0.0.0:0\n    ESTABLISHED   1052'],
    ['a wrapped row of a BSD', 'tcp4       0      0  127.0.0.1.22           127.0.0.1.50134\nESTABLISHED'],
  ])('counts once with the end that a terminal put on the next: %s', (_, text) => {
    expect(parseSocketText(`${text}\n${LINUX}`)).toMatchObject({
      counts: { ESTABLISHED: 1, LISTEN: 1 },
      parsed: 2,
      ignored: { continuation: 1 },
      skipped: [],
    });
  });

  it('is no end of a row that has its state, nor after a blank line', () => {
    expect(reasons(parseSocketText(`${LINUX}\nESTABLISHED 1234/sshd`))).toEqual(['2 not_understood']);
    expect(reasons(parseSocketText(`${LINUX.slice(0, 60)}\n\nLISTEN x`))).toEqual([
      '1 state_missing',
      '3 not_understood',
    ]);
  });

  it('of a tally is not counted beside the rows it counts', () => {
    const parsed = parseSocketText(`     7 LISTEN\n${LINUX}\nTIME_WAIT 3`);
    expect(parsed.counts).toEqual({ ...createStateCounts(), LISTEN: 1 });
    expect(reasons(parsed)).toEqual(['1 counted_by_rows', '3 counted_by_rows']);
  });

  it.each(['     12 UNKNOWN', 'UNKNOWN: 12'])('of a tally adds what it says is unknown: %s', (line) => {
    expect(parseSocketText(line)).toMatchObject({ dialect: 'state-tally', unknown: 12, parsed: 1 });
  });

  it.each([
    'udp UNCONN 0 0 127.0.0.1:53 0.0.0.0:*',
    'udp        0      0 127.0.0.1:58560         127.0.0.1:53            ESTABLISHED',
    'unix  2      [ ACC ]     STREAM     LISTENING     284054   /run/example',
    'u_str LISTEN 0 1 /run/example 284054 * 0',
    '  UDP    0.0.0.0:5353           *:*                                    1234',
    'mptcp ESTAB 0 0 10.0.0.1:22 10.0.0.2:1000',
    'f1000f0000140600 udp        0      0  *.111                 *.*',
  ])('of another protocol is counted apart: %s', (line) => {
    expect(parseSocketText(line)).toMatchObject({
      counts: createStateCounts(),
      parsed: 0,
      ignored: { heading: 0, otherProtocol: 1, continuation: 0 },
      skipped: [],
    });
  });
});

describe('a listing of ss without Netid', () => {
  const estab = 'ESTAB 0 0 127.0.0.1:58560 127.0.0.1:53';
  const unconn = 'UNCONN 0 0 127.0.0.1:53 0.0.0.0:*';
  const heading = 'State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess';

  it('is TCP when it holds a state that UDP has not', () => {
    expect(parseSocketText([estab, unconn, SS].join('\n'))).toMatchObject({
      counts: { ESTABLISHED: 1, CLOSED: 1, LISTEN: 1 },
      skipped: [],
    });
  });

  it('is TCP when all are established', () => {
    expect(parseSocketText(`${heading}\n${estab}\n${estab}`).counts.ESTABLISHED).toBe(2);
  });

  it('is not counted when it may be UDP, though a listing of TCP stands above it', () => {
    const parsed = parseSocketText([heading, SS, estab, heading, unconn, estab].join('\n'));
    expect(parsed.counts).toEqual({ ...createStateCounts(), LISTEN: 1, ESTABLISHED: 1 });
    expect(reasons(parsed)).toEqual(['5 protocol_not_shown', '6 protocol_not_shown']);
  });

  it('is damaged where the others have one', () => {
    const parsed = parseSocketText(`udp ${unconn}\nudp\n   ${estab}`);
    expect(reasons(parsed)).toEqual(['2 not_understood', '3 protocol_not_shown']);
  });

  it('has details below its lines, and no other lines', () => {
    const text = `${SS}\n\t cubic rto:1000 mss:536\n\t skmem:(r0,rb8192)\n\t tcp broken\n`;
    expect(parseSocketText(text)).toMatchObject({ parsed: 1, ignored: { continuation: 2 } });
    expect(reasons(parseSocketText(text))).toEqual(['4 not_understood']);
    expect(reasons(parseSocketText(`${LINUX}\n\t cubic rto:1000`))).toEqual(['2 not_understood']);
  });
});

/** More lines and another sequence by `jest --globals '{"damagedLines":1000000,"seed":7}'`. */
const { damagedLines = 20_000, seed = 20_261_123 } = globalThis as { damagedLines?: number; seed?: number };

describe('damage', () => {
  /** The figures of a tally are its sockets: a digit more is a socket more, and no parser can know. */
  const captures = listCaptures()
    .filter((name) => !name.startsWith('tally'))
    .map((name) => {
      const text = readCapture(name);
      return { name, lines: text.split('\n'), whole: parseSocketText(text) };
    });

  function damageOneLine(lines: readonly string[], dice: Dice): string {
    const at = dice(lines.length);
    return lines.with(at, damage(lines[at] ?? '', dice)).join('\n');
  }

  it('of a line loses that socket at most, brings none, and leaves every line accounted for', () => {
    const dice = createDice(seed);
    for (let read = 0; read < damagedLines;) {
      const { name, lines, whole } = captures[dice(captures.length)] ?? captures[0]!;
      const text = damageOneLine(lines, dice);
      const parsed = parseSocketText(text);
      const risen = STATE_NAMES.filter((state) => parsed.counts[state] > whole.counts[state]);
      const nonBlank = text.split('\n').filter((line) => line.trim() !== '').length;
      const isFine =
        sumSockets(parsed) <= sumSockets(whole) && risen.length <= 1 && sumLines(parsed) === nonBlank;
      if (!isFine) throw new Error(`${name} with seed ${seed} after ${read} lines:\n${text}`);
      read += lines.length;
    }
  });

  it('of everything leaves every line accounted for', () => {
    const dice = createDice(seed);
    for (let read = 0; read < damagedLines;) {
      const { name, lines } = captures[dice(captures.length)] ?? captures[0]!;
      const text = lines.map((line) => damage(line, dice)).join('\n');
      const nonBlank = text.split('\n').filter((line) => line.trim() !== '').length;
      if (sumLines(parseSocketText(text)) !== nonBlank)
        throw new Error(`${name} with seed ${seed} after ${read} lines:\n${text}`);
      read += lines.length;
    }
  });

  it('so great that nothing is left counts nothing', () => {
    const dice = createDice(seed);
    for (let read = 0; read < damagedLines; read += 50) {
      const text = Array.from({ length: 50 }, () => scribble(dice)).join('\n');
      const parsed = parseSocketText(text);
      if (parsed.parsed !== 0 || sumSockets(parsed) !== 0)
        throw new Error(`seed ${seed} after ${read} lines:\n${text}`);
    }
  });

  it.each(['a:', 'a.', '\r', ' ', 'tcp 0 0 1.', '\u001B', '\u001B]', '> ', '- ', '0 ', 'Proto ', '[', '1 '])(
    'that repeats %j is read in one go',
    (part) => {
      expect(parseSocketText(`${part.repeat(500_000)}(\n${LINUX}`).counts.LISTEN).toBe(1);
    },
  );
});
