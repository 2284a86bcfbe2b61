import type { State } from '@finwait/tcp';
import type { AlignedData } from 'uplot';
import type { Gap } from './gaps';
import type { Scale } from './host-url';
import type { Timeline } from './timeline';

/** Where a count of none is drawn on a logarithmic axis, so that it does not disappear. */
export const LOG_ZERO = 0.5;

type Figures = readonly (number | null)[];

/**
 * The columns uPlot draws: seconds, then max, min and average of each state. An entry without figures stands in
 * every gap, so that no line crosses it.
 */
export function toPlotColumns(
  timeline: Timeline,
  states: readonly State[],
  options: { gaps: readonly Gap[]; scale: Scale },
): AlignedData {
  const { gaps, scale } = options;
  const lift = (count: number | null) =>
    count === null || scale === 'linear' ? count : Math.max(LOG_ZERO, count);
  const breaks = gaps.map((gap) => (gap.from + gap.to) / 2);
  const order = [
    ...timeline.at.map((at, index) => ({ at, index })),
    ...breaks.map((at) => ({ at, index: -1 })),
  ].sort((a, b) => a.at - b.at);
  const toColumn = (figures: Figures) =>
    order.map(({ index }) => (index < 0 ? null : lift(figures[index] ?? null)));
  return [
    order.map(({ at }) => at / 1_000),
    ...states.flatMap((state) => {
      const { max, min, avg } = timeline.series[state];
      return [toColumn(max), toColumn(min), toColumn(avg)];
    }),
  ];
}
