/** A word, or one of the characters that structure a configuration. */
export interface NginxToken {
  /** From 1 on. */
  readonly line: number;
  readonly kind: 'word' | '{' | '}' | ';';
  readonly text: string;
}

/** All that one text consists of. */
export interface NginxTokens {
  readonly tokens: readonly NginxToken[];
  /** The line of a quote that is never closed; `null` where all are. */
  readonly openQuoteLine: number | null;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };
const BLANK = /\s/;

/**
 * The tokens of a configuration of nginx: words parted by blanks, `;`, `{` and `}`; in quotes all of these are text. A
 * backslash takes its meaning from a quote, a backslash, a blank or one of them. `#` begins a comment where a word could
 * begin, `{` right behind a `$` is of a variable. Source: `ngx_conf_read_token` of src/core/ngx_conf_file.c.
 */
export function toNginxTokens(text: string): NginxTokens {
  const tokens: NginxToken[] = [];
  let line = 1;
  let at = 0;
  let openQuoteLine: number | null = null;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '\n') line += 1;
    if (BLANK.test(character)) at += 1;
    else if (character === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (character === ';' || character === '{' || character === '}') {
      tokens.push({ line, kind: character, text: character });
      at += 1;
    } else {
      const word = readWord(text, at);
      tokens.push({ line, kind: 'word', text: word.text });
      if (!word.isClosed) openQuoteLine = line;
      line += countLines(text, at, word.end);
      at = word.end;
    }
  }
  return { tokens, openQuoteLine };
}

interface Word {
  readonly text: string;
  readonly end: number;
  readonly isClosed: boolean;
}

function readWord(text: string, start: number): Word {
  const first = text[start] ?? '';
  const quote = first === '"' || first === "'" ? first : null;
  const parts: string[] = [];
  let at = quote === null ? start : start + 1;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\' && at + 1 < text.length) {
      parts.push(unescape(text[at + 1] ?? ''));
      at += 1;
    } else if (quote !== null) {
      if (character === quote) return { text: parts.join(''), end: at + 1, isClosed: true };
      parts.push(character);
    } else {
      const isVariable = character === '{' && text[at - 1] === '$' && at > start;
      if (BLANK.test(character) || character === ';' || (character === '{' && !isVariable)) break;
      parts.push(character);
    }
  }
  return { text: parts.join(''), end: at, isClosed: quote === null };
}

/** A backslash before anything else stays, as in a regular expression. */
function unescape(character: string): string {
  if (character === '"' || character === "'" || character === '\\') return character;
  return ESCAPES[character] ?? `\\${character}`;
}

function countLines(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1;
}
