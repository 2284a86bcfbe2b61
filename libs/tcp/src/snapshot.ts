import {
  COLUMN_NAMES,
  COUNTER_NAMES,
  GAUGE_NAMES,
  type ColumnName,
  type ColumnValues,
  type CounterName,
  type GaugeName,
} from './column.js';
import { STATE_NAMES, type State } from './state.js';

/** The figures of a snapshot by name; `null` where a figure could not be read. */
export interface NamedFigures {
  readonly states: Readonly<Record<State, number | null>>;
  readonly unknown: number | null;
  readonly counters: Readonly<Record<CounterName, number | null>>;
  readonly gauges: Readonly<Record<Exclude<GaugeName, 'unknown'>, number | null>>;
}

/** Column values in wire order. A column that is not among the figures is `null`: not read is not 0. */
export function toColumnValues(figures: Readonly<Partial<Record<ColumnName, number | null>>>): ColumnValues {
  return COLUMN_NAMES.map((name) => figures[name] ?? null);
}

/** The values of a row by name and kind. Columns beyond a short row are `null`. */
export function toNamedFigures(values: ColumnValues): NamedFigures {
  const figures = new Map(COLUMN_NAMES.map((name, index) => [name, values[index] ?? null]));
  const pick = <Name extends ColumnName>(names: readonly Name[]): Record<Name, number | null> =>
    Object.fromEntries(names.map((name) => [name, figures.get(name) ?? null])) as Record<Name, number | null>;
  const { unknown, ...gauges } = pick(GAUGE_NAMES);
  return { states: pick(STATE_NAMES), unknown, counters: pick(COUNTER_NAMES), gauges };
}
