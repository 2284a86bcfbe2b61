import uPlot from 'uplot';
import { LOG_ZERO } from './plot-columns';
import { axesOf, bandsOf, seriesOf, type PlotStyle } from './plot-style';
import type { Span } from './gaps';
import { drawFlags, type Flag } from './plot-flags';
import { drawCoverage } from './plot-coverage';
import { drawEnds, drawGaps, type EndMark, type GapMark } from './plot-marks';

/** What a plot shows; replaced as time goes on. */
export interface PlotContent {
  readonly columns: uPlot.AlignedData;
  readonly span: Span;
  readonly gaps: readonly GapMark[];
  readonly ends: readonly EndMark[];
  /** What happened meanwhile. */
  readonly flags: readonly Flag[];
  /** When some hosts were silent, in seconds; left out where only one host is shown. */
  readonly silences?: readonly Span[];
}

/** What a reader does with a plot: points at a moment, or drags a span. Times in epoch milliseconds. */
export interface PlotEvents {
  readonly pointed: (at: number | null) => void;
  readonly dragged: (span: Span) => void;
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
        padding: [20, style.isCompact ? 74 : 144, 0, 0],
        legend: { show: false },
        cursor: {
          y: false,
          points: { show: false },
          drag: { x: true, y: false, setScale: false },
          ...(style.cursorKey !== undefined && { sync: { key: style.cursorKey } }),
        },
        scales: {
          x: { range: () => [this.#content.span.from / 1_000, this.#content.span.to / 1_000] },
          y:
            style.scale === 'log' && style.layout === 'lines'
              ? { distr: 3, range: (_, __, max) => [LOG_ZERO, Math.max(10, (max || 1) * 1.4)] }
              : { range: (_, __, max) => [0, Math.max(4, (max || 1) * 1.05)] },
        },
        series: [{}, ...seriesOf(style)],
        bands: bandsOf(style),
        axes: axesOf(style),
        hooks: {
          draw: [
            (plot) => {
              drawGaps(plot, this.#content.gaps, style.colors);
              drawFlags(plot, this.#content.flags, style.colors);
              drawEnds(plot, this.#content.ends, style.colors);
              if (this.#content.silences) drawCoverage(plot, this.#content.silences, style.colors);
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
