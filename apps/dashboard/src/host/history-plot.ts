import type { State } from '@finwait/tcp';
import uPlot from 'uplot';
import { formatShort } from '../format/figure';
import type { ChartColors } from '../theme/palette';
import type { Span } from './gaps';
import type { Scale } from './host-url';
import { LOG_ZERO } from './plot-columns';
import { drawEnds, drawGaps, type EndMark, type GapMark } from './plot-marks';

/** What a plot is built with; a change of any of it builds a new one. */
export interface PlotStyle {
  readonly states: readonly State[];
  readonly scale: Scale;
  readonly colors: ChartColors;
  readonly isCompact: boolean;
  readonly hasBand: boolean;
  readonly formatTime: (at: number, stepMs: number) => string;
}

/** What a plot shows; replaced as time goes on. */
export interface PlotContent {
  readonly columns: uPlot.AlignedData;
  readonly span: Span;
  readonly gaps: readonly GapMark[];
  readonly ends: readonly EndMark[];
}

/** What a reader does with a plot: points at a moment, or drags a span. Times in epoch milliseconds. */
export interface PlotEvents {
  readonly pointed: (at: number | null) => void;
  readonly dragged: (span: Span) => void;
}

const BAND_ALPHA = '2e';
const INTEGER_STEPS = [1, 2, 5]
  .flatMap((digit) => Array.from({ length: 12 }, (_, power) => digit * 10 ** power))
  .sort((a, b) => a - b);
const DASHED: State = 'SYN_RECV';

const seriesOf = (style: PlotStyle): uPlot.Series[] =>
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

const bandsOf = (style: PlotStyle): uPlot.Band[] =>
  style.states.map((state, index) => ({
    series: [index * 3 + 1, index * 3 + 2],
    fill: `${style.colors.states[state].fill}${BAND_ALPHA}`,
  }));

function decadesUpTo(top: number): number[] {
  const decades = [LOG_ZERO];
  for (let decade = 1; decade <= top; decade *= 10) decades.push(decade);
  return decades;
}

function axesOf(style: PlotStyle): uPlot.Axis[] {
  const { colors, isCompact, scale, formatTime } = style;
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
      size: 24,
      space: isCompact ? 64 : 90,
      values: (_, splits) =>
        splits.map((second) => formatTime(second * 1_000, ((splits[1] ?? 0) - (splits[0] ?? 0)) * 1_000)),
    },
    scale === 'log'
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

/** A uPlot of state counts over time: lines with a band, hatched gaps, names at the ends. */
export class HistoryPlot {
  readonly #plot: uPlot;
  #content: PlotContent;

  constructor(
    target: HTMLElement,
    style: PlotStyle,
    setup: { content: PlotContent; events: PlotEvents; size: { width: number; height: number } },
  ) {
    const { content, events, size } = setup;
    this.#content = content;
    this.#plot = new uPlot(
      {
        width: size.width,
        height: size.height,
        padding: [14, style.isCompact ? 74 : 144, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
        scales: {
          x: { range: () => [this.#content.span.from / 1_000, this.#content.span.to / 1_000] },
          y:
            style.scale === 'log'
              ? { distr: 3, range: (_, __, max) => [LOG_ZERO, Math.max(10, (max || 1) * 1.4)] }
              : { range: (_, __, max) => [0, Math.max(4, (max || 1) * 1.05)] },
        },
        series: [{}, ...seriesOf(style)],
        bands: style.hasBand ? bandsOf(style) : [],
        axes: axesOf(style),
        hooks: {
          draw: [
            (plot) => {
              drawGaps(plot, this.#content.gaps, style.colors);
              drawEnds(plot, this.#content.ends, style.colors);
            },
          ],
          setCursor: [
            (plot) =>
              events.pointed(
                plot.cursor.left === undefined || plot.cursor.left < 0
                  ? null
                  : plot.posToVal(plot.cursor.left, 'x') * 1_000,
              ),
          ],
          setSelect: [
            (plot) => {
              if (plot.select.width < 4) return;
              const [from, to] = [plot.select.left, plot.select.left + plot.select.width].map((left) =>
                Math.round(plot.posToVal(left, 'x') * 1_000),
              );
              plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
              if (from !== undefined && to !== undefined) events.dragged({ from, to });
            },
          ],
        },
      },
      content.columns,
      target,
    );
  }

  show(content: PlotContent): void {
    this.#content = content;
    this.#plot.setData(content.columns);
  }

  resize(size: { width: number; height: number }): void {
    this.#plot.setSize(size);
  }

  /** Points at a moment as the mouse would; `null` takes the pointer away. */
  point(at: number | null): void {
    this.#plot.setCursor({ left: at === null ? -10 : this.#plot.valToPos(at / 1_000, 'x'), top: 10 });
  }

  destroy(): void {
    this.#plot.destroy();
  }
}
