import type { HeatRow } from './heat-rows';
import { toHeatStep } from './heat-scale';

/** What the rows without a name are painted with. */
export interface CalmLook {
  /** The most lines there is room for; rows thinner than a pixel share one. */
  readonly lines: number;
  /** The colours of the scale, as a canvas takes them. */
  readonly steps: readonly string[];
  /** The colour of what is not known. */
  readonly unknown: string;
}

interface Painted {
  readonly hosts: readonly string[];
  readonly columns: number;
  readonly past: readonly (readonly (number | null)[])[];
  readonly lines: number;
  readonly shades: Uint32Array;
  readonly colors: string;
  readonly pen: CanvasRenderingContext2D;
}

/**
 * The rows that have no name as a picture of a pixel for each cell: a line shows the most of the rows that share it. While the
 * same rows stay in the same order, only the last column, which the newest counts change, is painted anew.
 */
export class CalmPicture {
  #painted: Painted | null = null;

  /** The picture of `rows`; `null` where there is nothing to paint on. */
  paint(rows: readonly HeatRow[], look: CalmLook): HTMLCanvasElement | null {
    const columns = rows[0]?.cells.length ?? 0;
    if (columns === 0) return null;
    const held = this.#painted;
    const isHeld = held !== null && isSame(held, rows, look);
    const painted = isHeld ? held : begin(rows, look, columns);
    this.#painted = painted;
    if (!painted) return null;
    paintColumns(painted, rows, isHeld ? columns - 1 : 0);
    return painted.pen.canvas;
  }
}

function isSame(held: Painted, rows: readonly HeatRow[], look: CalmLook): boolean {
  return (
    held.lines === toLines(rows, look) &&
    held.colors === toColorKey(look) &&
    held.hosts.length === rows.length &&
    rows.every(({ host, past }, place) => host === held.hosts[place] && past === held.past[place])
  );
}

function begin(rows: readonly HeatRow[], look: CalmLook, columns: number): Painted | null {
  const lines = toLines(rows, look);
  const pen = makePicture(columns, lines);
  if (!pen) return null;
  return {
    hosts: rows.map(({ host }) => host),
    past: rows.map(({ past }) => past),
    columns,
    lines,
    shades: readShades([...look.steps, look.unknown]),
    colors: toColorKey(look),
    pen,
  };
}

const toLines = (rows: readonly HeatRow[], { lines }: CalmLook) => Math.min(rows.length, lines);
const toColorKey = ({ steps, unknown }: CalmLook) => [...steps, unknown].join();

function paintColumns(
  { pen, columns, lines, shades }: Painted,
  rows: readonly HeatRow[],
  from: number,
): void {
  const width = columns - from;
  const image = pen.createImageData(width, lines);
  const pixels = new Uint32Array(image.data.buffer);
  const unknown = shades.length - 1;
  for (let line = 0; line < lines; line += 1) {
    const first = Math.floor((line / lines) * rows.length);
    const end = Math.floor(((line + 1) / lines) * rows.length);
    for (let place = 0; place < width; place += 1) {
      const most = findMost(rows, { first, end, place: from + place });
      pixels[line * width + place] = shades[most < 0 ? unknown : toHeatStep(most)] ?? 0;
    }
  }
  pen.putImageData(image, from, 0);
}

/** The most of one column of the rows from `first` to before `end`; -1 where nothing is known. */
function findMost(
  rows: readonly HeatRow[],
  { first, end, place }: { readonly first: number; readonly end: number; readonly place: number },
): number {
  let most = -1;
  for (let row = first; row < end; row += 1) {
    const cell = rows[row]?.cells[place] ?? -1;
    if (cell > most) most = cell;
  }
  return most;
}

function makePicture(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** CSS colours as the pixels of a picture hold them. */
function readShades(colors: readonly string[]): Uint32Array {
  const picture = makePicture(colors.length, 1);
  if (!picture) return new Uint32Array();
  colors.forEach((color, place) => {
    picture.fillStyle = color;
    picture.fillRect(place, 0, 1, 1);
  });
  return new Uint32Array(picture.getImageData(0, 0, colors.length, 1).data.buffer);
}
