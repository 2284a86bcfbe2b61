/** Characters that take two columns of a terminal. Source: Unicode Standard Annex #11 (East Asian Width), W and F. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const PIECES =
  /[\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\uff00-\uff60][\u3001\u3002\uff08-\uff1f]*|[^\s\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\uff00-\uff60]+|\s+/g;

/** How many columns of a terminal a text takes. */
export function countColumns(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** The longest beginning of a text that takes at most `width` columns. */
export function cutToWidth(text: string, width: number): string {
  let end = Math.min(text.length, Math.max(0, width));
  while (end > 0 && countColumns(text.slice(0, end)) > width) end -= 1;
  return text.slice(0, end);
}

/** A text as lines of at most `width` columns: broken between words, Chinese between characters; a longer word stays whole. */
export function toLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && countColumns(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}
