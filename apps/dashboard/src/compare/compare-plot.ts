import uPlot from 'uplot';
import { formatShort } from '../format/figure';
import type { Span } from '../host/gaps';
import type { Scale } from '../host/host-url';
import { LOG_ZERO } from '../host/plot-columns';
import { drawEnds } from '../host/plot-marks';
import type { ChartColors } from '../theme/palette';
import { joinLines, type ComparedLine } from './compared-lines';

/** How a line is drawn: its colour, and dashes beside it. */
export interface LineLook {
  readonly color: string;
  readonly dash: readonly number[];
}

/** What the plot of a comparison is built with. */
export interface CompareStyle {
  readonly colors: ChartColors;
  readonly looks: readonly LineLook[];
  readonly scale: Scale;
  readonly isCompact: boolean;
  /** In CSS pixels. */
  readonly height: number;
  readonly formatTime: (at: number, stepMs: number) => string;
}

/** What the plot of a comparison shows. */
export interface CompareContent {
  readonly lines: readonly ComparedLine[];
  readonly span: Span;
}

/** What a reader does with it. Times in epoch milliseconds. */
export interface CompareEvents {
  readonly pointed: (at: number | null) => void;
  readonly dragged: (span: Span) => void;
}

const lift = (value: number, scale: Scale) => (scale === 'log' ? Math.max(LOG_ZERO, value) : value);

/** Several lines of one state over the same time. */
export class ComparePlot {
  readonly #plot: uPlot;

  constructor(
    target: HTMLElement,
    style: CompareStyle,
    { content, events, width }: { content: CompareContent; events: CompareEvents; width: number },
  ) {
    const { colors, looks, scale, isCompact, height, formatTime } = style;
    const look: uPlot.Axis = {
      stroke: colors.ink3,
      font: `11px ${colors.font}`,
      grid: { stroke: colors.line, width: 1 },
      ticks: { show: false },
      gap: 6,
    };
    const [at, ...columns] = joinLines(content.lines);
    this.#plot = new uPlot(
      {
        width,
        height,
        padding: [14, isCompact ? 84 : 180, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
        scales: {
          x: { range: [content.span.from / 1_000, content.span.to / 1_000] },
          y:
            scale === 'log'
              ? { distr: 3, range: (_, __, max) => [LOG_ZERO, Math.max(10, (max || 1) * 1.4)] }
              : { range: (_, __, max) => [0, Math.max(4, (max || 1) * 1.05)] },
        },
        series: [
          {},
          ...looks.map(({ color, dash }) => ({
            stroke: color,
            width: 1.5,
            dash: [...dash],
            points: { show: false },
          })),
        ],
        axes: [
          {
            ...look,
            size: 24,
            space: isCompact ? 64 : 90,
            values: (_, splits) =>
              splits.map((second) =>
                formatTime(second * 1_000, ((splits[1] ?? 0) - (splits[0] ?? 0)) * 1_000),
              ),
          },
          {
            ...look,
            size: 44,
            space: 46,
            values: (_, splits) => splits.map((value) => (value === LOG_ZERO ? '0' : formatShort(value))),
          },
        ],
        hooks: {
          draw: [
            (plot) =>
              drawEnds(
                plot,
                content.lines.flatMap(({ name, figures }, place) => {
                  const last = figures.findLast((figure) => figure !== null) ?? null;
                  const color = looks[place]?.color ?? colors.ink;
                  if (last === null) return [];
                  const text = isCompact ? formatShort(last) : `${name} ${formatShort(last)}`;
                  return [{ value: lift(last, scale), text, line: color, ink: colors.ink2 }];
                }),
                colors,
              ),
          ],
          setCursor: [
            (plot) => {
              const { left } = plot.cursor;
              events.pointed(left === undefined || left < 0 ? null : plot.posToVal(left, 'x') * 1_000);
            },
          ],
          setSelect: [
            (plot) => {
              const { left, width: length } = plot.select;
              if (length < 4) return;
              plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
              const [from, to] = [left, left + length].map((x) => Math.round(plot.posToVal(x, 'x') * 1_000));
              if (from !== undefined && to !== undefined) events.dragged({ from, to });
            },
          ],
        },
      },
      [
        at,
        ...columns.map((column) =>
          column.map((value) => (typeof value === 'number' ? lift(value, scale) : value)),
        ),
      ] as uPlot.AlignedData,
      target,
    );
  }

  destroy(): void {
    this.#plot.destroy();
  }
}
