import { paint, toPlain, type Style } from './style.js';
import { countColumns, cutToWidth } from './text-width.js';

/** One column of a table. */
export interface TableColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
  /** It gives way first when the table is too wide: down to this many characters. */
  readonly least?: number;
}

/** How wide a table may be, and how it looks. */
export interface TableSpace {
  readonly width: number;
  readonly hasColour: boolean;
  /** The style of a row; `null` for none. */
  readonly toStyle?: (row: number) => Style | null;
}

const GAP = '  ';

/** A table as lines, and the heads of the columns that did not fit: from the last on, never the first. */
export function toTable(
  columns: readonly TableColumn[],
  space: TableSpace,
): { lines: string[]; omitted: string[] } {
  const fitting = [...columns];
  const omitted: string[] = [];
  let widths = toWidths(fitting, space.width);
  while (toSum(widths) > space.width && fitting.length > 1) {
    omitted.unshift(fitting.pop()?.head ?? '');
    widths = toWidths(fitting, space.width);
  }
  const toLine = (toText: (column: TableColumn) => string) =>
    fitting
      .map((column, index) => toCell(toText(column), widths[index] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  const head = toLine((column) => column.head);
  const rows = (columns[0]?.cells ?? []).map((_, row) => {
    const line = toLine((column) => column.cells[row] ?? '');
    const style = space.hasColour ? (space.toStyle?.(row) ?? null) : null;
    return style === null ? line : paint(line, style);
  });
  return { lines: [space.hasColour ? paint(head, 'bold') : head, ...rows], omitted };
}

function toWidths(columns: readonly TableColumn[], width: number): number[] {
  const widths = columns.map(({ head, cells }) =>
    cells.reduce((widest, cell) => Math.max(widest, countColumns(cell)), countColumns(head)),
  );
  columns.forEach(({ least }, index) => {
    const excess = toSum(widths) - width;
    const own = widths[index] ?? 0;
    if (least !== undefined && excess > 0) widths[index] = Math.max(Math.min(own, least), own - excess);
  });
  return widths;
}

function toSum(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
}

function toCell(text: string, width: number, align: 'left' | 'right'): string {
  const plain = toPlain(text);
  const cut = countColumns(plain) > width ? `${cutToWidth(plain, width - 1)}…` : plain;
  const space = ' '.repeat(Math.max(0, width - countColumns(cut)));
  return align === 'left' ? cut + space : space + cut;
}
