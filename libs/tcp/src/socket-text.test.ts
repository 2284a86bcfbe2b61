import fc from 'fast-check';
import type { IgnoredLines, ParsedSocketText } from './parsed-socket-text.js';
import { parseProcNetTcp } from './proc-net-tcp.js';
import { parseSocketText, SocketTextParser } from './socket-text.js';
import { createStateCounts, type StateCounts } from './state-count.js';
import { STATE_NAMES } from './state.js';
import { listCaptures, readCapture, readKernelTable } from './testing/socket-text-capture.js';
import { PROGRAMS, renderListing, renderTally } from './testing/socket-text-render.js';

const KERNEL = [readKernelTable('tcp'), readKernelTable('tcp6')].map(
  (table) => parseProcNetTcp(table).counts,
);
const IN_THE_KERNEL = Object.fromEntries(
  STATE_NAMES.map((name) => [name, KERNEL.reduce((sum, counts) => sum + counts[name], 0)]),
);

type Expected = [dialect: string, counts: Partial<StateCounts>, ignored?: Partial<IgnoredLines>];

const ROWS: Record<string, Expected> = {
  'linux-tupan-es': [
    'linux-netstat',
    { LISTEN: 3, ESTABLISHED: 1, TIME_WAIT: 1 },
    { heading: 2, otherProtocol: 2 },
  ],
  'linux-ano-zh-CN': [
    'linux-netstat',
    { LISTEN: 1, ESTABLISHED: 1, CLOSE_WAIT: 1 },
    { heading: 4, otherProtocol: 1 },
  ],
  'ss-ant-older': ['ss', { LISTEN: 2, SYN_SENT: 1, ESTABLISHED: 1, TIME_WAIT: 1 }, { heading: 1 }],
  'macos-an': ['bsd-netstat', { LISTEN: 5, ESTABLISHED: 4, CLOSE_WAIT: 1 }, { heading: 4, otherProtocol: 7 }],
  'macos-vn': ['bsd-netstat', { ESTABLISHED: 3, CLOSE_WAIT: 2 }, { heading: 2 }],
  'macos-Abn': ['bsd-netstat', { ESTABLISHED: 5, CLOSE_WAIT: 2 }, { heading: 2, otherProtocol: 3 }],
  'freebsd-an': ['bsd-netstat', { LISTEN: 3, ESTABLISHED: 1 }, { heading: 4, otherProtocol: 5 }],
  'freebsd-AanP': ['bsd-netstat', { LISTEN: 2, ESTABLISHED: 1 }, { heading: 2, otherProtocol: 1 }],
  'openbsd-a': ['bsd-netstat', { LISTEN: 5, ESTABLISHED: 3 }, { heading: 6, otherProtocol: 2 }],
  'openbsd-older-a': [
    'bsd-netstat',
    { LISTEN: 2, ESTABLISHED: 2, TIME_WAIT: 1 },
    { heading: 4, otherProtocol: 1 },
  ],
  'aix-Aan': ['bsd-netstat', { LISTEN: 3, ESTABLISHED: 2, CLOSED: 2 }, { heading: 4, otherProtocol: 6 }],
  'solaris-an': [
    'solaris-netstat',
    { LISTEN: 4, ESTABLISHED: 2, CLOSED: 2 },
    { heading: 11, otherProtocol: 5 },
  ],
  'windows-an': [
    'windows-netstat',
    { LISTEN: 4, SYN_RECV: 1, FIN_WAIT1: 1, FIN_WAIT2: 1 },
    { heading: 2, otherProtocol: 1 },
  ],
  'windows-ano-zh-CN': ['windows-netstat', { LISTEN: 2, TIME_WAIT: 2 }, { heading: 3 }],
  'windows-a-zh-TW': ['windows-netstat', { LISTEN: 2, ESTABLISHED: 2 }, { heading: 2 }],
  'windows-ano-ja': ['windows-netstat', { LISTEN: 3, ESTABLISHED: 2 }, { heading: 2 }],
  'windows-ano-es': ['windows-netstat', { LISTEN: 1, ESTABLISHED: 2 }, { heading: 2 }],
  'windows-abo-fr': [
    'windows-netstat',
    { LISTEN: 2, ESTABLISHED: 1, CLOSE_WAIT: 1, LAST_ACK: 1, TIME_WAIT: 1 },
    { heading: 3, otherProtocol: 1, continuation: 8 },
  ],
  'windows-an-de': [
    'windows-netstat',
    {
      LISTEN: 2,
      SYN_SENT: 1,
      ESTABLISHED: 1,
      FIN_WAIT2: 1,
      CLOSE_WAIT: 1,
      LAST_ACK: 1,
      CLOSING: 1,
      TIME_WAIT: 1,
    },
    { heading: 2, otherProtocol: 1 },
  ],
  'windows-an-de-code-page': ['windows-netstat', { LISTEN: 3, ESTABLISHED: 1, TIME_WAIT: 1 }, { heading: 2 }],
  'tally-forum': ['state-tally', { LISTEN: 2, CLOSE_WAIT: 6, TIME_WAIT: 284, ESTABLISHED: 380 }],
};

const WITHOUT_COUNTS = [
  'freebsd-aT',
  'ss-s',
  'ss-uan',
  'ss-tan-state-established',
  'ss-an-state-established',
  'ss-Htan-state-time-wait',
];

const BESIDE_THE_KERNEL = listCaptures().filter((name) => !(name in ROWS) && !WITHOUT_COUNTS.includes(name));

function countLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

function countAccounted({ parsed, ignored, skipped }: ParsedSocketText): number {
  return parsed + ignored.heading + ignored.otherProtocol + ignored.continuation + skipped.length;
}

const fewSockets = fc.record(
  Object.fromEntries(STATE_NAMES.map((name) => [name, fc.nat(12)])) as Record<
    keyof StateCounts,
    fc.Arbitrary<number>
  >,
);

describe('the text of netstat and ss', () => {
  it('is tested on a real host in every state', () => {
    expect(BESIDE_THE_KERNEL.length).toBeGreaterThan(25);
    const { CLOSED, ...states } = IN_THE_KERNEL;
    expect(CLOSED).toBe(0);
    expect(Math.min(...Object.values(states))).toBeGreaterThan(0);
  });

  it.each(BESIDE_THE_KERNEL)('holds what the kernel held at that moment: %s', (name) => {
    const parsed = parseSocketText(readCapture(name));
    expect(parsed).toMatchObject({ counts: IN_THE_KERNEL, unknown: 0, skipped: [] });
    const [family] = name.split('-');
    expect(parsed.dialect).toBe(
      family === 'tally' ? 'state-tally' : family === 'ss' ? 'ss' : 'linux-netstat',
    );
  });

  it.each(Object.entries(ROWS))('holds what its lines say: %s', (name, [dialect, counts, ignored]) => {
    expect(parseSocketText(readCapture(name))).toMatchObject({
      dialect,
      counts: { ...createStateCounts(), ...counts },
      unknown: 0,
      ignored: { heading: 0, otherProtocol: 0, continuation: 0, ...ignored },
      skipped: [],
    });
  });

  it.each(listCaptures())('is accounted for line by line: %s', (name) => {
    const text = readCapture(name);
    expect(countAccounted(parseSocketText(text))).toBe(countLines(text));
  });

  it.each([
    ['ss-s', 'ss', 'summary_only', 8],
    ['ss-uan', 'ss', 'protocol_not_shown', 3],
    ['freebsd-aT', 'bsd-netstat', 'state_missing', 3],
    ['ss-tan-state-established', 'ss', 'state_not_shown', 14],
    ['ss-an-state-established', 'ss', 'state_not_shown', 14],
    ['ss-Htan-state-time-wait', 'ss', 'state_not_shown', 4],
  ])('without a state counts nothing and says why: %s', (name, dialect, reason, lines) => {
    const parsed = parseSocketText(readCapture(name));
    expect(parsed).toMatchObject({ dialect, counts: createStateCounts(), unknown: 0, parsed: 0 });
    expect(parsed.skipped.map((line) => line.reason)).toEqual(Array<string>(lines).fill(reason));
  });

  it.each([
    ['ss-tan-state-established', 'ESTABLISHED', 14],
    ['ss-an-state-established', 'ESTABLISHED', 14],
    ['ss-Htan-state-time-wait', 'TIME_WAIT', 4],
  ] as const)('counts for the state that ss was asked for: %s', (name, shownState, sockets) => {
    expect(sockets).toBe(IN_THE_KERNEL[shownState]);
    expect(parseSocketText(readCapture(name), { shownState })).toMatchObject({
      counts: { ...createStateCounts(), [shownState]: sockets },
      parsed: sockets,
      skipped: [],
    });
  });

  it('is empty when there is none', () => {
    expect(parseSocketText(' \n\n\t\n')).toMatchObject({
      dialect: null,
      counts: createStateCounts(),
      unknown: 0,
      parsed: 0,
      ignored: { heading: 0, otherProtocol: 0, continuation: 0 },
      skipped: [],
      scope: null,
    });
  });

  it('reads the same in pieces, wherever they are cut', () => {
    const texts = ['linux-antp', 'windows-abo-fr', 'ss-tanim', 'tally-uniq']
      .map(readCapture)
      .flatMap((text) => [text, `\u{FEFF}${text.replaceAll('\n', '\r\n')}`, text.replaceAll(/./gs, '$&\0')]);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.nat(4_000)), (text, cuts) => {
        const parser = new SocketTextParser();
        let start = 0;
        for (const cut of cuts.sort((one, other) => one - other)) {
          parser.push(text.slice(start, cut));
          start = Math.max(start, cut);
        }
        parser.push(text.slice(start));
        expect(parser.finish()).toEqual(parseSocketText(text));
      }),
    );
  });

  it.each([
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['CR CR LF', (text: string) => text.replaceAll('\n', '\r\r\n')],
    ['CR alone', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['UTF-16 read as Latin-1', (text: string) => `ÿþ${text.replaceAll(/(?=.)|(?=\n)/gs, '\0')}`],
    ['UTF-16 read as UTF-8', (text: string) => `\uFFFD\uFFFD${text.replaceAll(/./gs, '$&\0')}`],
    [
      'colours',
      (text: string) => text.replaceAll(/LISTEN|ESTAB/g, '\u001B[01;31m\u001B[K$&\u001B[m\u001B[K'),
    ],
    ['tabs', (text: string) => text.replaceAll(/ +/g, '\t')],
    ['non-breaking spaces', (text: string) => text.replaceAll(/(?<=\S) /g, '\u00A0')],
    ['every line indented', (text: string) => text.replaceAll(/^/gm, '    ')],
    ['no last line end', (text: string) => text.trimEnd()],
  ])('reads the same with %s', (_, toOther) => {
    for (const name of [
      'linux-an',
      'ss-an',
      'macos-an',
      'solaris-an',
      'windows-an-de',
      'aix-Aan',
      'tally-uniq',
    ]) {
      const plain = parseSocketText(readCapture(name));
      expect(parseSocketText(toOther(readCapture(name)))).toEqual(plain);
    }
  });

  it('reads several dialects in one text and names that of most lines', () => {
    const text = ['ss-tan', 'windows-ano-ja', 'linux-ant', 'macos-an', 'linux-anto']
      .map(readCapture)
      .join('\n');
    const parsed = parseSocketText(text);
    expect(parsed.dialect).toBe('linux-netstat');
    expect(parsed.counts.SYN_SENT).toBe(3 * (IN_THE_KERNEL['SYN_SENT'] ?? 0));
    expect(parsed.counts.LISTEN).toBe(3 * (IN_THE_KERNEL['LISTEN'] ?? 0) + 3 + 5);
    expect(parsed.skipped).toEqual([]);
  });

  it.each(Object.entries(PROGRAMS))('gives back the counts it was rendered from: %s', (_, program) => {
    fc.assert(
      fc.property(fewSockets, fc.boolean(), (counts, isWindowsText) => {
        const text = renderListing(program, counts);
        const parsed = parseSocketText(isWindowsText ? text.replaceAll('\n', '\r\n') : text);
        const sockets = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(parsed).toMatchObject({ counts, unknown: 0, parsed: sockets, skipped: [] });
        expect(parsed.ignored.heading).toBe(countLines(program.heading.join('\n')));
        expect(parsed.dialect).toBe(sockets + program.heading.length > 0 ? program.dialect : null);
      }),
    );
  });

  it('gives back the counts of a tally', () => {
    fc.assert(
      fc.property(fewSockets, (counts) => {
        expect(parseSocketText(renderTally(counts))).toMatchObject({ counts, unknown: 0, skipped: [] });
      }),
    );
  });
});
