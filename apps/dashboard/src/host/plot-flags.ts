import type uPlot from 'uplot';
import type { ChartColors } from '../theme/palette';

/** Something that happened, as a chart shows it: seconds, and what. */
export interface Flag {
  readonly at: number;
  readonly text: string;
}

const TEXT_PX = 11;
const HALF_PX = 4;

/** Draws each flag as a triangle over the plot with a dotted line through it; its text where there is room. */
export function drawFlags(plot: uPlot, flags: readonly Flag[], colors: ChartColors): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.font = `500 ${TEXT_PX * ratio}px ${colors.font}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.lineWidth = ratio;
  let free = bbox.left;
  for (const { at, text } of flags) {
    const x = Math.round(plot.valToPos(at, 'x', true));
    if (x < bbox.left || x > right) continue;
    ctx.strokeStyle = ctx.fillStyle = colors.ink3;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x - HALF_PX * ratio, bbox.top - 7 * ratio);
    ctx.lineTo(x + HALF_PX * ratio, bbox.top - 7 * ratio);
    ctx.lineTo(x, bbox.top);
    ctx.fill();
    const width = ctx.measureText(text).width;
    const isLeft = x + width + 10 * ratio > right;
    const from = isLeft ? x - width - 8 * ratio : x + 8 * ratio;
    if (from < free) continue;
    free = Math.max(from + width, x) + 12 * ratio;
    ctx.fillStyle = colors.ink2;
    ctx.fillText(text, from, bbox.top - 6 * ratio);
  }
  ctx.restore();
}
