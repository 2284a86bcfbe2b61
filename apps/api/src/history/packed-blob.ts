/** A page that rows of a table share: its size without its head, and what each row takes beside its own bytes there. */
const [PAGE_BYTES, ROW_BYTES] = [4_088, 13];
/** What a row that goes on in pages of its own leaves in the shared one, at least, and what each of its own takes. */
const [LEAST_SHARED_BYTES, OVERFLOW_BYTES] = [489, 4_092];
/** What the other fields of a `Chunk` row take, at most. */
const KEY_BYTES = 31;
/** Eight rows of `ChunkRest` with so much fill a page. */
export const PIECE_BYTES = 498;

/** A blob as it is stored without holes: what is left in its row, and the pieces that are cut off its end. */
export interface PackedBlob {
  readonly head: Uint8Array;
  readonly pieces: readonly Uint8Array[];
}

/**
 * Cuts a blob so that hardly a byte of a page stays empty. SQLite leaves 489 to 4,061 bytes of a long row in a page that it
 * shares with others, where large ones fit badly; of that, whole pieces of an eighth of a page are cut off.
 * Source: https://sqlite.org/fileformat2.html#b_tree_pages, for pages of 4,096 bytes.
 */
export function packBlob(blob: Uint8Array): PackedBlob {
  const count = Math.floor((toSharedBytes(blob) - LEAST_SHARED_BYTES) / PIECE_BYTES);
  const headBytes = blob.length - Math.max(0, count) * PIECE_BYTES;
  const pieces: Uint8Array[] = [];
  for (let from = headBytes; from < blob.length; from += PIECE_BYTES)
    pieces.push(blob.subarray(from, from + PIECE_BYTES));
  return { head: blob.subarray(0, headBytes), pieces };
}

/** The blob that {@link packBlob} cut. */
export function unpackBlob({ head, pieces }: PackedBlob): Uint8Array {
  return pieces.length === 0 ? head : Buffer.concat([head, ...pieces]);
}

/** The order in which rows with these heads fill shared pages best: into each the largest that still fit. */
export function toPageOrder<Row extends { readonly head: Uint8Array }>(rows: readonly Row[]): Row[] {
  const left = rows.toSorted((one, other) => toSharedBytes(other.head) - toSharedBytes(one.head));
  const ordered: Row[] = [];
  for (let room = PAGE_BYTES; left.length > 0;) {
    const place = left.findIndex(({ head }) => toSharedBytes(head) + ROW_BYTES <= room);
    if (place < 0) room = PAGE_BYTES;
    for (const row of left.splice(Math.max(0, place), 1)) {
      ordered.push(row);
      room -= toSharedBytes(row.head) + ROW_BYTES;
    }
  }
  return ordered;
}

/** What a row with this blob takes of a shared page. */
function toSharedBytes({ length }: Uint8Array): number {
  const beyond = length + KEY_BYTES - LEAST_SHARED_BYTES;
  return LEAST_SHARED_BYTES + (beyond < 0 ? beyond : beyond % OVERFLOW_BYTES);
}
