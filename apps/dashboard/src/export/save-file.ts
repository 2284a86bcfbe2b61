/** Hands the reader a file. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Rows as CSV by RFC 4180, with a heading; nothing stands for what is not known. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  const escape = (cell: string | number | null) => {
    const text = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(escape).join(',')}\r\n`).join('');
}

const TITLE_PX = 28;

/** A picture of canvases one above the other, on the page's ground and under a title. */
export async function toPicture(
  canvases: readonly HTMLCanvasElement[],
  { title, ground, ink, font }: { title: string; ground: string; ink: string; font: string },
): Promise<Blob | null> {
  const picture = document.createElement('canvas');
  const titleHeight = TITLE_PX * devicePixelRatio;
  picture.width = Math.max(...canvases.map(({ width }) => width));
  picture.height = canvases.reduce((sum, { height }) => sum + height, titleHeight);
  const pen = picture.getContext('2d');
  if (!pen) return null;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = ink;
  pen.font = `600 ${13 * devicePixelRatio}px ${font}`;
  pen.textBaseline = 'middle';
  pen.fillText(title, 8 * devicePixelRatio, titleHeight / 2);
  let top = titleHeight;
  for (const canvas of canvases) {
    pen.drawImage(canvas, 0, top);
    top += canvas.height;
  }
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}
