import uPlot from 'uplot';
import { formatRate } from '../format/figure';
import type { Span } from '../host/gaps';
import { drawEnds, drawGaps, type GapMark } from '../host/plot-marks';
import type { ChartColors } from '../theme/palette';

/** Charts with this key share one cursor. */
export const HOST_CURSOR = 'host';

/** One line of a strip. */
export interface StripLine {
  readonly name: string;
  readonly figures: readonly (number | null)[];
  readonly isDashed: boolean;
}

/** What a strip shows. */
export interface StripContent {
  readonly at: readonly number[];
  readonly lines: readonly StripLine[];
  readonly span: Span;
  readonly gaps: readonly GapMark[];
}

/** What a strip is built with. */
export interface StripStyle {
  readonly colors: ChartColors;
  readonly isCompact: boolean;
  readonly lines: readonly Pick<StripLine, 'name' | 'isDashed'>[];
}

const HEIGHT = 76;

/** A low chart of rates under a chart of counts, with the same time and the same cursor. */
export class StripPlot {
  readonly #plot: uPlot;
  readonly #style: StripStyle;
  #content: StripContent;

  constructor(target: HTMLElement, style: StripStyle, content: StripContent, width: number) {
    this.#content = content;
    this.#style = style;
    const { colors, isCompact } = style;
    const look: uPlot.Axis = {
      stroke: colors.ink3,
      font: `11px ${colors.font}`,
      grid: { stroke: colors.line, width: 1 },
      ticks: { show: false },
      gap: 6,
    };
    this.#plot = new uPlot(
      {
        width,
        height: HEIGHT,
        padding: [8, isCompact ? 74 : 144, 0, 0],
        legend: { show: false },
        cursor: {
          y: false,
          points: { show: false },
          drag: { x: false, y: false },
          sync: { key: HOST_CURSOR },
        },
        scales: {
          x: { range: () => [this.#content.span.from / 1_000, this.#content.span.to / 1_000] },
          y: { range: (_, __, max) => [0, Math.max(1, (max || 0) * 1.15)] },
        },
        series: [
          {},
          ...style.lines.map(({ isDashed }) => ({
            stroke: isDashed ? colors.ink3 : colors.ink,
            width: 1.5,
            points: { show: false },
            ...(isDashed && { dash: [5, 3] }),
          })),
        ],
        axes: [
          { ...look, size: 4, space: isCompact ? 64 : 90, values: (_, splits) => splits.map(() => '') },
          {
            ...look,
            size: isCompact ? 36 : 44,
            space: 24,
            values: (_, splits) => splits.map((value) => formatRate(value)),
          },
        ],
        hooks: { draw: [(plot) => this.#draw(plot)] },
      },
      toColumns(content),
      target,
    );
  }

  show(content: StripContent): void {
    this.#content = content;
    this.#plot.setData(toColumns(content));
  }

  resize(width: number): void {
    this.#plot.setSize({ width, height: HEIGHT });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #draw(plot: uPlot): void {
    const { colors, isCompact } = this.#style;
    drawGaps(
      plot,
      this.#content.gaps.map((gap) => ({ ...gap, lines: [] })),
      colors,
    );
    const ends = this.#content.lines.flatMap(({ name, figures, isDashed }) => {
      const last = figures.findLast((figure) => figure !== null) ?? null;
      if (last === null) return [];
      const figure = `${formatRate(last)}/s`;
      const line = isDashed ? colors.ink3 : colors.ink;
      return [{ value: last, text: isCompact ? figure : `${name} ${figure}`, line, ink: colors.ink2 }];
    });
    drawEnds(plot, ends, colors);
  }
}

const toColumns = ({ at, lines }: StripContent): uPlot.AlignedData => [
  at.map((time) => time / 1_000),
  ...lines.map(({ figures }) => [...figures]),
];
