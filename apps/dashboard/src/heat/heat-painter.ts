import { makeHatch } from '../host/plot-marks';
import type { ChartColors } from '../theme/palette';
import type { CalmPicture } from './calm-picture';
import type { HeatLayout, HeatRow } from './heat-rows';
import { toHeatStep } from './heat-scale';

/** What a heat map is painted with. */
export interface HeatLook {
  /** The width of the canvas, and what is left free on its sides, in pixels. */
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly colors: ChartColors;
  /** The colours of the scale, as a canvas takes them. */
  readonly steps: readonly string[];
  /** The text beside a row. */
  readonly toText: (row: HeatRow) => string;
  /** The texts beside the rows that have no name. */
  readonly calmTexts: readonly [string, string];
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}

/** The height of the labels under the rows. */
export const HEAT_AXIS_PX = 22;
const TEXT_PX = 11;

/** Paints rows, their names and counts, and the times under them. */
export function paintHeat(
  canvas: HTMLCanvasElement,
  layout: HeatLayout,
  look: HeatLook,
  picture: CalmPicture,
): void {
  const ratio = devicePixelRatio;
  canvas.width = look.width * ratio;
  canvas.height = (layout.height + HEAT_AXIS_PX) * ratio;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(ratio, ratio);
  pen.textBaseline = 'middle';
  const hatch = makeHatch(pen, look.colors.lineStrong, 5);
  layout.named.forEach((row, place) => {
    paintRow(pen, row, { top: place * layout.namedPx, height: layout.namedPx - 1 }, { look, hatch });
    paintTexts(pen, row, (place + 0.5) * layout.namedPx, look);
  });
  if (layout.calm.length > 0) paintCalm(pen, layout, look, picture);
  pen.fillStyle = look.colors.ink3;
  pen.font = `${TEXT_PX}px ${look.colors.font}`;
  pen.textAlign = 'center';
  for (const { x, text } of look.ticks) {
    pen.fillText(text, x, layout.height + 13);
    pen.fillRect(x, layout.height, 1, 4);
  }
}

interface Paint {
  readonly look: HeatLook;
  readonly hatch: CanvasPattern | string;
}

function paintRow(
  pen: CanvasRenderingContext2D,
  { cells }: HeatRow,
  { top, height }: { readonly top: number; readonly height: number },
  { look, hatch }: Paint,
): void {
  const cellWidth = (look.width - look.left - look.right) / cells.length;
  let first = 0;
  while (first < cells.length) {
    const fill = toFill(cells[first], look);
    let end = first + 1;
    while (end < cells.length && toFill(cells[end], look) === fill) end += 1;
    const [x, width] = [look.left + first * cellWidth, (end - first) * cellWidth];
    pen.fillStyle = fill ?? look.colors.sunken;
    pen.fillRect(x, top, width + 0.3, height);
    if (fill === undefined) {
      pen.fillStyle = hatch;
      pen.fillRect(x, top, width, height);
    }
    first = end;
  }
}

const toFill = (cell: number | null | undefined, look: HeatLook): string | undefined =>
  cell === null || cell === undefined ? undefined : look.steps[toHeatStep(cell)];

function paintTexts(pen: CanvasRenderingContext2D, row: HeatRow, y: number, look: HeatLook): void {
  const { colors, left, right, width } = look;
  pen.font = `${row.isStriking ? 600 : 400} ${TEXT_PX}px ${colors.font}`;
  pen.fillStyle = row.isStriking ? colors.ink : colors.ink2;
  pen.textAlign = 'right';
  pen.fillText(fit(pen, row.host, left - 14), left - 10, y);
  pen.textAlign = 'left';
  pen.fillText(fit(pen, look.toText(row), right - 12), width - right + 10, y);
}

function fit(pen: CanvasRenderingContext2D, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text;
  let length = text.length - 1;
  while (length > 1 && pen.measureText(`${text.slice(0, length)}…`).width > room) length -= 1;
  return `${text.slice(0, length)}…`;
}

function paintCalm(
  pen: CanvasRenderingContext2D,
  { calm, calmTop, calmPx }: HeatLayout,
  look: HeatLook,
  picture: CalmPicture,
): void {
  const { colors, steps, left, right, width } = look;
  const painted = picture.paint(calm, { lines: Math.floor(calmPx), steps, unknown: colors.line });
  if (!painted) return;
  pen.imageSmoothingEnabled = false;
  pen.drawImage(painted, left, calmTop, width - left - right, calmPx);
  pen.font = `${TEXT_PX}px ${colors.font}`;
  pen.fillStyle = colors.ink3;
  pen.textAlign = 'right';
  pen.fillText(look.calmTexts[0], left - 10, calmTop + 8);
  pen.textAlign = 'left';
  pen.fillText(look.calmTexts[1], width - right + 10, calmTop + 8);
}
