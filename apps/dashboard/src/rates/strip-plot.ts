import uPlot from 'uplot';
import type { Span } from '../host/gaps';
import { drawEnds, drawGaps, type GapMark } from '../host/plot-marks';
import type { ChartColors } from '../theme/palette';
import { toStripLook } from './strip-looks';

/** Charts with this key share one cursor. */
export const HOST_CURSOR = 'host';

/** One line of a strip. */
export interface StripLine {
  readonly name: string;
  readonly figures: readonly (number | null)[];
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
  readonly lineCount: number;
  /** A figure on the axis; `isEnd` at the end of a line. */
  readonly formatFigure: (figure: number, isEnd: boolean) => string;
  /** A label of the time axis whose labels are `stepMs` apart; a strip without it has no labels there. */
  readonly formatTime?: (at: number, stepMs: number) => string;
  /** Hears of the place of the cursor within `at`; `null` when it has left. */
  readonly onCursor?: (place: number | null) => void;
}

/** The most lines that the usual height has room to name. */
const FEW_LINES = 3;
const HEIGHT = 80;
const TALL = 104;
/** Half a label at the end of a line that is at 0 hangs below it. */
const FOOT = 8;
const TIMES_HEIGHT = 20;

/** A low chart under a chart of counts, with the same time and the same cursor. */
export class StripPlot {
  readonly #plot: uPlot;
  readonly #style: StripStyle;
  #content: StripContent;

  constructor(target: HTMLElement, style: StripStyle, content: StripContent, width: number) {
    this.#content = content;
    this.#style = style;
    const { colors, isCompact, lineCount, onCursor } = style;
    this.#plot = new uPlot(
      {
        width,
        height: this.#height,
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
          ...Array.from({ length: lineCount }, (_, place) => {
            const { paint, dash } = toStripLook(place);
            return { stroke: paint(colors), width: 1.5, points: { show: false }, dash: [...dash] };
          }),
        ],
        axes: this.#toAxes(),
        hooks: {
          draw: [(plot) => this.#draw(plot)],
          ...(onCursor && {
            setCursor: [({ cursor: { left, idx } }) => onCursor((left ?? -1) < 0 ? null : (idx ?? null))],
          }),
        },
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
    this.#plot.setSize({ width, height: this.#height });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  get #height(): number {
    const { lineCount, formatTime } = this.#style;
    return (lineCount > FEW_LINES ? TALL : HEIGHT) + (formatTime ? TIMES_HEIGHT - FOOT : 0);
  }

  #toAxes(): uPlot.Axis[] {
    const { colors, isCompact, formatFigure, formatTime } = this.#style;
    const look: uPlot.Axis = {
      stroke: colors.ink3,
      font: `11px ${colors.font}`,
      grid: { stroke: colors.line, width: 1 },
      ticks: { show: false },
      gap: 6,
    };
    const toTimes = (_: uPlot, [first = 0, second = first, ...rest]: number[]) =>
      [first, second, ...rest].map((at) => formatTime?.(at * 1_000, (second - first) * 1_000) ?? '');
    return [
      { ...look, size: formatTime ? TIMES_HEIGHT : FOOT, space: isCompact ? 64 : 90, values: toTimes },
      {
        ...look,
        size: isCompact ? 36 : 44,
        space: 24,
        values: (_, splits) => splits.map((value) => formatFigure(value, false)),
      },
    ];
  }

  #draw(plot: uPlot): void {
    const { colors, isCompact, formatFigure } = this.#style;
    drawGaps(
      plot,
      this.#content.gaps.map((gap) => ({ ...gap, lines: [] })),
      colors,
    );
    const ends = this.#content.lines.flatMap(({ name, figures }, place) => {
      const last = figures.findLast((figure) => figure !== null) ?? null;
      if (last === null) return [];
      const figure = formatFigure(last, true);
      const line = toStripLook(place).paint(colors);
      return [{ value: last, text: isCompact ? figure : `${name} ${figure}`, line, ink: colors.ink2 }];
    });
    drawEnds(plot, ends, colors);
  }
}

const toColumns = ({ at, lines }: StripContent): uPlot.AlignedData => [
  at.map((time) => time / 1_000),
  ...lines.map(({ figures }) => [...figures]),
];
