/** A cell of a table: unknown is `null` and stays empty. */
export type Cell = string | number | null;

/** One line of CSV with its end. A text a spreadsheet would take for a formula gets an apostrophe. Source: RFC 4180 §2. */
export function toCsvLine(cells: readonly Cell[]): string {
  return `${cells.map(toCsvCell).join(',')}\r\n`;
}

function toCsvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A moment in ISO 8601. */
export function toCsvTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
