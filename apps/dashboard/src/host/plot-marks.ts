import type uPlot from 'uplot';
import type { ChartColors } from '../theme/palette';

/** A gap as it is drawn: seconds, and its label line by line. */
export interface GapMark {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A name at the end of a line. */
export interface EndMark {
  readonly value: number;
  readonly text: string;
  readonly line: string;
  readonly ink: string;
}

const LABEL_SIZE = 11;
const LABEL_PITCH = 15;

const toFont = (colors: ChartColors, ratio: number) => `500 ${LABEL_SIZE * ratio}px ${colors.font}`;

/** A pattern of slanting lines; the plain colour where a canvas cannot make one. */
export function makeHatch(
  context: CanvasRenderingContext2D,
  color: string,
  size: number,
): CanvasPattern | string {
  const ratio = devicePixelRatio;
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const pen = tile.getContext('2d');
  if (!pen) return color;
  pen.strokeStyle = color;
  pen.lineWidth = ratio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat') ?? color;
}

/** Draws each gap as a hatched span; its label is boxed in the middle where there is room for it. */
export function drawGaps(plot: uPlot, marks: readonly GapMark[], colors: ChartColors): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const hatch = makeHatch(ctx, colors.lineStrong, 6 * ratio);
  const right = bbox.left + bbox.width;
  ctx.save();
  ctx.setLineDash([]);
  ctx.font = toFont(colors, ratio);
  for (const mark of marks) {
    const from = Math.max(bbox.left, plot.valToPos(mark.from, 'x', true));
    const to = Math.min(right, plot.valToPos(mark.to, 'x', true));
    if (to <= from) continue;
    for (const fill of [colors.surface, hatch]) {
      ctx.fillStyle = fill;
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
    }
    const width = Math.max(...mark.lines.map((line) => ctx.measureText(line).width)) + 10 * ratio;
    if (to - from < Math.min(width * 0.4, 24 * ratio)) continue;
    const height = (mark.lines.length * LABEL_PITCH + 5) * ratio;
    const middle = Math.max(
      bbox.left + width / 2 + 2 * ratio,
      Math.min((from + to) / 2, right - width / 2 - 2 * ratio),
    );
    const top = bbox.top + (bbox.height - height) / 2;
    ctx.fillStyle = colors.surface;
    ctx.fillRect(middle - width / 2, top, width, height);
    ctx.strokeStyle = colors.lineStrong;
    ctx.lineWidth = ratio;
    ctx.strokeRect(middle - width / 2, top, width, height);
    ctx.fillStyle = colors.ink2;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    mark.lines.forEach((line, index) => ctx.fillText(line, middle, top + (10 + index * LABEL_PITCH) * ratio));
  }
  ctx.restore();
}

/** Places labels that want to be at `wanted` at least `pitch` apart between `low` and `high`, in the same order. */
export function spread(
  wanted: readonly number[],
  pitch: number,
  bounds: { low: number; high: number },
): number[] {
  const { low, high } = bounds;
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const placed: number[] = [];
  order.forEach(({ at }, rank) => {
    const earliest = rank === 0 ? low : (placed[rank - 1] ?? low) + pitch;
    placed.push(Math.max(at, earliest));
  });
  for (let rank = placed.length - 1, latest = high; rank >= 0; rank--) {
    const at = Math.min(placed[rank] ?? latest, latest);
    placed[rank] = at;
    latest = at - pitch;
  }
  const places = new Array<number>(wanted.length).fill(low);
  order.forEach(({ index }, rank) => {
    places[index] = placed[rank] ?? low;
  });
  return places;
}

/** Writes a name at the end of each line, joined to it by a leader. */
export function drawEnds(plot: uPlot, marks: readonly EndMark[], colors: ChartColors): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const right = bbox.left + bbox.width;
  const ends = marks.map((mark) => plot.valToPos(mark.value, 'y', true));
  const bounds = { low: bbox.top - 6 * ratio, high: bbox.top + bbox.height - 2 * ratio };
  const places = spread(
    ends,
    Math.min(LABEL_PITCH * ratio, (bounds.high - bounds.low) / Math.max(1, marks.length - 1)),
    bounds,
  );
  ctx.save();
  ctx.setLineDash([]);
  ctx.font = toFont(colors, ratio);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  marks.forEach((mark, index) => {
    const end = ends[index] ?? 0;
    const place = places[index] ?? end;
    ctx.strokeStyle = mark.line;
    ctx.lineWidth = 1.25 * ratio;
    ctx.beginPath();
    ctx.moveTo(right + ratio, end);
    ctx.lineTo(right + 5 * ratio, end);
    ctx.lineTo(right + 10 * ratio, place);
    ctx.lineTo(right + 13 * ratio, place);
    ctx.stroke();
    ctx.fillStyle = mark.ink;
    ctx.fillText(mark.text, right + 16 * ratio, place + ratio / 2);
  });
  ctx.restore();
}
