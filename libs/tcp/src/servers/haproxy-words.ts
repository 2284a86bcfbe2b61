/** The words of one line, or where it goes wrong. */
export interface HaproxyWords {
  readonly words: readonly string[];
  readonly isQuoteOpen: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * The words of a line of HAProxy: parted by blanks, which quotes of both kinds and a backslash keep; `#` begins a comment
 * unless it is kept so. Variables stay as they are written. Source: HAProxy configuration manual 2.6, §2.2; `parse_line` of src/tools.c.
 */
export function toHaproxyWords(line: string): HaproxyWords {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    const next = line[at + 1];
    if (quote !== null && character === quote) quote = null;
    else if (quote === null && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (character === '\\' && next !== undefined && quote !== "'") {
      const isKept: boolean = quote !== null && !/["\\$]/.test(next);
      word = `${word ?? ''}${isKept ? `\\${next}` : (ESCAPES[next] ?? next)}`;
      at += 1;
    } else if (quote === null && character === '#') break;
    else if (quote === null && /\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = `${word ?? ''}${character}`;
  }
  if (word !== null) words.push(word);
  return { words, isQuoteOpen: quote !== null };
}
