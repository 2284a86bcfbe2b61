import type { Band } from '@finwait/contracts';
import { toCsv, toCsvTime, type Cell } from '../web/csv.js';

type Figures = readonly (number | null)[];

/** What is written of an answer; a fleet's has the hosts behind each entry. */
interface Answered {
  readonly at: readonly number[];
  readonly samples: readonly number[];
  readonly series: Readonly<Record<string, Band>>;
  readonly reporting?: Figures;
  readonly held?: Figures;
}

/** The answer to a range query as a table: a line for each entry, three columns for each series. */
export function toHistoryCsv(answer: Record<string, unknown>): string {
  const { at, samples, series, reporting, held } = answer as unknown as Answered;
  const hosts: [string, Figures][] = [];
  if (reporting) hosts.push(['reporting', reporting]);
  if (held) hosts.push(['held', held]);
  const bands = Object.entries(series).flatMap(([name, { min, avg, max }]): [string, Figures][] => [
    [`${name}_min`, min],
    [`${name}_avg`, avg],
    [`${name}_max`, max],
  ]);
  const columns: [string, Figures][] = [['samples', samples], ...hosts, ...bands];
  const rows = at.map((time, row): Cell[] => [
    toCsvTime(time),
    ...columns.map(([, figures]) => figures[row] ?? null),
  ]);
  return toCsv(['time', ...columns.map(([name]) => name)], rows);
}
