/** What a cell may hold; `null` is an empty one. */
export type Cell = string | number | null;

/** A table as text. Source: RFC 4180. */
export function toCsv(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [head.map(toCell).join(',')];
  for (const row of rows) lines.push(row.map(toCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** A time as spreadsheets read it, in UTC. */
export function toCsvTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Text that a spreadsheet would take for a formula begins with an apostrophe. Source: owasp.org, CSV Injection. */
function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
