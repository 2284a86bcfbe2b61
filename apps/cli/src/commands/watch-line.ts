import type { LiveFrame } from '@finwait/contracts/protocol';
import { toCsvLine, toCsvTime } from '../output/csv.js';
import type { Format } from '../output/printer.js';
import { toFigure } from '../output/state-column.js';
import { paint, toPlain } from '../output/style.js';

/** One line: a host's snapshot, or the fleet's totals where there is no host. */
export interface WatchLine {
  readonly host: string | null;
  readonly at: number;
  readonly counts: readonly (number | null)[];
}

/** How lines look. */
export interface LineForm {
  readonly format: Format;
  /** The names of the counts. */
  readonly columns: readonly string[];
  readonly hasColour: boolean;
}

/** What a frame tells: of each host, or of the fleet as a whole. */
export function toLines({ at, fleet, rows }: LiveFrame, isFleet: boolean): WatchLine[] {
  if (isFleet) return fleet === undefined ? [] : [{ host: null, at, counts: fleet }];
  return rows.map(([host, takenAt, , ...counts]) => ({ host, at: takenAt, counts }));
}

/** The line as text, with its end. */
export function toLineText(line: WatchLine, { format, columns, hasColour }: LineForm): string {
  if (format === 'csv') return toCsv(line);
  return format === 'json' ? toJson(line, columns) : toWords(line, columns, hasColour);
}

/** A moment in UTC, as people read it. */
export function toClock(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

function toJson({ host, at, counts }: WatchLine, columns: readonly string[]): string {
  const states = Object.fromEntries(columns.map((name, index) => [name, counts[index] ?? null]));
  return `${JSON.stringify({ ...(host !== null && { host }), at, states })}\n`;
}

function toCsv({ host, at, counts }: WatchLine): string {
  return toCsvLine([...(host === null ? [] : [host]), toCsvTime(at), ...counts]);
}

/** States without a socket are left out, unless it is the one that was asked for. */
function toWords({ host, at, counts }: WatchLine, columns: readonly string[], hasColour: boolean): string {
  const figures = columns.flatMap((name, index) => {
    const count = counts[index] ?? null;
    return count === 0 && columns.length > 1 ? [] : [`${name} ${toFigure(count)}`];
  });
  const who = toPlain(host ?? 'fleet');
  return `${toClock(at)}  ${hasColour ? paint(who, 'bold') : who}  ${figures.join('  ')}\n`;
}
