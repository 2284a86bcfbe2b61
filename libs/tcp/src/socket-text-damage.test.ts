import type { ParsedSocketText } from './parsed-socket-text.js';
import { parseSocketText } from './socket-text.js';
import { STATE_NAMES } from './state.js';
import { createDice, damage, scribble, type Dice } from './testing/damage.js';
import { isLikeRow, LISTING_WORDS, spellsState } from './testing/row-likeness.js';
import { listCaptures, readCapture } from './testing/socket-text-capture.js';

const LINUX = 'tcp        0      0 127.0.0.1:22            0.0.0.0:*               LISTEN     ';

function sumSockets({ counts, unknown }: ParsedSocketText): number {
  return Object.values(counts).reduce((sum, count) => sum + count, unknown);
}

/** What a text holds beside a whole row: a figure and a state alone would be a tally. */
function countBeside(text: string): Pick<ParsedSocketText, 'counts'> & { sockets: number } {
  const parsed = parseSocketText(`${LINUX}\n\n${text}`);
  const counts = { ...parsed.counts, LISTEN: parsed.counts.LISTEN - 1 };
  return { counts, sockets: sumSockets(parsed) - 1 };
}

function sumLines({ parsed, ignored, skippedLines }: ParsedSocketText): number {
  const skipped = Object.values(skippedLines).reduce((sum, lines) => sum + lines, 0);
  return parsed + ignored.heading + ignored.otherProtocol + ignored.continuation + skipped;
}

/** `npm run bench -- fuzz` gives a million lines, `-- fuzz 7` another sequence. */
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

  it('of a line alone leaves the socket that it told of, one in an unknown state, or none', () => {
    const dice = createDice(seed);
    const rows = captures.flatMap(({ lines }) => lines);
    for (let read = 0; read < damagedLines; read += 1) {
      const row = rows[dice(rows.length)] ?? '';
      const text = damage(row, dice);
      const [before, after] = [countBeside(row), countBeside(text)];
      const isInvented = STATE_NAMES.some(
        (state) => after.counts[state] > before.counts[state] && !spellsState(text, state),
      );
      if (isInvented || after.sockets > Math.max(before.sockets, Number(isLikeRow(text))))
        throw new Error(`seed ${seed} after ${read} lines:\n${row}\n${text}`);
    }
  });

  it('that shuffles words counts a line that has the shape of a row, once, in the state it spells', () => {
    const dice = createDice(seed);
    let counted = 0;
    for (let read = 0; read < damagedLines; read += 1) {
      const words = Array.from(
        { length: 1 + dice(8) },
        () => LISTING_WORDS[dice(LISTING_WORDS.length)] ?? '',
      );
      const line = words.join(' ');
      const { counts, sockets } = countBeside(line);
      const isInvented = STATE_NAMES.some((state) => counts[state] > 0 && !spellsState(line, state));
      if (isInvented || sockets > Number(isLikeRow(line)))
        throw new Error(`seed ${seed} after ${read} lines:\n${line}`);
      counted += sockets;
    }
    expect(counted).toBeGreaterThan(damagedLines / 20_000);
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
