import type uPlot from 'uplot';
import type { ChartColors } from '../theme/palette';
import type { Span } from './gaps';
import { makeHatch } from './plot-marks';

/** Draws a strip under the plot: plain where every host reported, hatched where some were silent. */
export function drawCoverage(plot: uPlot, silences: readonly Span[], colors: ChartColors): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const [top, height] = [bbox.top + bbox.height + 2 * ratio, 5 * ratio];
  const hatch = makeHatch(ctx, colors.ink3, 4 * ratio);
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.fillStyle = colors.line;
  ctx.fillRect(bbox.left, top, bbox.width, height);
  for (const { from, to } of silences) {
    const begin = Math.max(bbox.left, plot.valToPos(from, 'x', true));
    const end = Math.min(right, plot.valToPos(to, 'x', true));
    for (const fill of [colors.surface, hatch]) {
      ctx.fillStyle = fill;
      ctx.fillRect(begin, top, Math.max(ratio, end - begin), height);
    }
  }
  ctx.restore();
}
