import type { State } from '@finwait/tcp';
import type uPlot from 'uplot';
import { formatShort } from '../format/figure';
import type { ChartColors } from '../theme/palette';
import type { Layout, Scale } from './host-url';
import { LOG_ZERO } from './plot-columns';
import { toLayers } from './stack-columns';
import type { Timeline } from './timeline';

const BAND_ALPHA = '2e';
const INTEGER_STEPS = [1, 2, 5]
  .flatMap((digit) => Array.from({ length: 12 }, (_, power) => digit * 10 ** power))
  .sort((a, b) => a - b);
const DASHED: State = 'SYN_RECV';

/** What a plot is built with; a change of any of it builds a new one. */
export interface PlotStyle {
  readonly states: readonly State[];
  readonly scale: Scale;
  readonly layout: Layout;
  readonly colors: ChartColors;
  readonly isCompact: boolean;
  /** States whose band is drawn. */
  readonly banded: readonly State[];
  /** A strip under the plot says when hosts were silent. */
  readonly hasCoverage: boolean;
  /** Charts with this key share one cursor. */
  readonly cursorKey?: string;
  readonly formatTime: (at: number, stepMs: number) => string;
}

/** Layers from the top one down, each over the one before; the seams between them are of the surface. */
const layersOf = ({ states, colors }: PlotStyle): uPlot.Series[] =>
  toLayers(states).map((state) => ({
    stroke: colors.surface,
    width: 1,
    fill: colors.states[state].fill,
    points: { show: false },
  }));

/** Three series for each state: the edges of its band, unseen, and its line. Of a stack one, its layer. */
export const seriesOf = (style: PlotStyle): uPlot.Series[] =>
  style.layout === 'stack' ? layersOf(style) : linesOf(style);

const linesOf = (style: PlotStyle): uPlot.Series[] =>
  style.states.flatMap((state) => {
    const edge: uPlot.Series = { stroke: 'transparent', width: 0, points: { show: false } };
    const line: uPlot.Series = {
      stroke: style.colors.states[state].line,
      width: 1.5,
      points: { show: (plot, index, first, last) => last - first < 2 && index > 0, size: 4 },
      ...(state === DASHED ? { dash: [5, 3] } : {}),
    };
    return [edge, edge, line];
  });

/** The area between the edges of each line. */
export const bandsOf = (style: PlotStyle): uPlot.Band[] =>
  (style.layout === 'stack' ? [] : style.states).flatMap((state, index) =>
    style.banded.includes(state)
      ? [{ series: [index * 3 + 1, index * 3 + 2], fill: `${style.colors.states[state].fill}${BAND_ALPHA}` }]
      : [],
  );

/** The bands of smaller states lie over each other between 0 and a few, where none can be told from the next. */
const LEAST_BANDED = 10;

/** The states that have a band to look at: none of single snapshots. */
export function toBanded({ entries, series }: Timeline, states: readonly State[]): State[] {
  if (entries !== 'buckets') return [];
  return states.filter((state) => series[state].max.some((count) => (count ?? 0) >= LEAST_BANDED));
}

function decadesUpTo(top: number): number[] {
  const decades = [LOG_ZERO];
  for (let decade = 1; decade <= top; decade *= 10) decades.push(decade);
  return decades;
}

/** Time below, counts at the left: labels and grid, no lines of their own. */
export function axesOf(style: PlotStyle): uPlot.Axis[] {
  const { colors, isCompact, scale, hasCoverage, formatTime } = style;
  const look: uPlot.Axis = {
    stroke: colors.ink3,
    font: `11px ${colors.font}`,
    grid: { stroke: colors.line, width: 1 },
    ticks: { show: false },
    gap: 6,
  };
  const values = (_: uPlot, splits: number[]) =>
    splits.map((value) => (value === LOG_ZERO ? '0' : formatShort(value)));
  return [
    {
      ...look,
      gap: hasCoverage ? 11 : 6,
      size: hasCoverage ? 30 : 24,
      space: isCompact ? 64 : 90,
      values: (_, splits) =>
        splits.map((second) => formatTime(second * 1_000, ((splits[1] ?? 0) - (splits[0] ?? 0)) * 1_000)),
    },
    scale === 'log' && style.layout === 'lines'
      ? {
          ...look,
          size: isCompact ? 36 : 44,
          splits: (_, __, ___, top) => decadesUpTo(top),
          filter: (_, splits) => splits,
          values,
        }
      : { ...look, size: isCompact ? 36 : 44, space: 46, incrs: INTEGER_STEPS, values },
  ];
}
