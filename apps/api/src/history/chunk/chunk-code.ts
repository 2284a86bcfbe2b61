import { crc32 } from 'node:zlib';
import { BitReader, readNumber } from './bit-reader.js';
import { BitWriter, writeNumber } from './bit-writer.js';
import { decodeColumn as decodeFirstColumn } from './first-version/column-code.js';
import { ColumnsReader } from './columns-reader.js';
import { encodeColumns } from './columns-writer.js';
import { readSizes, writeSizes } from './size-code.js';
import { LEARNING, SECOND_LEARNING } from './symbol-model.js';
import { toTicks, toTimes } from './time-code.js';

/**
 * The format of a chunk: the version (1 byte), the CRC32 of all that follows, begun from the version (4 bytes, big endian), then the header
 * (numbers as `writeNumber` has them: table columns, series, rows, first time, grid; then the bytes of each stream),
 * filled up to a byte; then the streams, each from a byte on: ticks, lateness, and the series. Version 1 has every column
 * by itself; since version 2 a column may be told by those before it, and one of zeros has no bytes. Before version 3 the
 * bytes of streams were numbers too, and laws were learned more slowly.
 */
const VERSION = 3;
const [FIRST_VERSION, SECOND_VERSION] = [1, 2];
const PREFIX_BYTES = 5;
/** Keeps what a damaged or forged blob can make the decoder take: 2 MiB for each series. */
export const MOST_ROWS = 2 ** 18;
const MOST_SERIES = 1_000;
/** The streams that are times. */
const TIME_STREAMS = 2;

/** Series of whole numbers over the same rising times. */
export interface Series {
  /** Epoch milliseconds, rising. */
  readonly at: Float64Array;
  /** `NaN` is unknown. A series that was not asked for is empty. */
  readonly series: readonly Float64Array[];
}

/** A sealed block of rows. */
export interface ChunkContent extends Series {
  /** How many columns of the column table (libs/tcp) it was made of; later columns are unknown. */
  readonly columnCount: number;
}

/** What a blob holds, or why it cannot be read. */
export type DecodedChunk =
  { readonly ok: true; readonly content: ChunkContent } | { readonly ok: false; readonly reason: string };

/** A chunk as bytes, which depend on its content alone. It holds 1 to {@link MOST_ROWS} rows. */
export function encodeChunk({ at, series, columnCount }: ChunkContent): Uint8Array<ArrayBuffer> {
  const { base, stepMs, ticks, offsets } = toTicks(at);
  const streams = encodeColumns([ticks, offsets, ...series], stepMs);
  const header = new BitWriter();
  const sizes = streams.map(({ length }) => length);
  for (const part of [columnCount, series.length, at.length, base, stepMs]) writeNumber(header, part);
  writeSizes(header, sizes);
  const blob = Buffer.concat([new Uint8Array(PREFIX_BYTES), header.toBytes(), ...streams]);
  blob.writeUInt8(VERSION, 0);
  blob.writeUInt32BE(toChecksum(blob), 1);
  return new Uint8Array(blob);
}

/** Reads a chunk, and of its series those that `isWanted` names by their place. Never throws. */
export function decodeChunk(
  blob: Uint8Array,
  isWanted: (series: number) => boolean = () => true,
): DecodedChunk {
  const damage = findDamage(blob);
  if (damage !== undefined) return { ok: false, reason: damage };
  const header = decodeHeader(blob);
  if (!header) return { ok: false, reason: 'its header cannot be read' };
  const read = toColumnReading(blob, header);
  const [ticks, offsets] = [read(0), read(1)];
  const at = ticks && offsets && toTimes({ ...header, ticks, offsets });
  if (!at) return { ok: false, reason: 'its times cannot be read' };
  const series: Float64Array[] = [];
  for (let place = 0; place < header.streams.length - TIME_STREAMS; place += 1) {
    const column = isWanted(place) ? read(TIME_STREAMS + place) : new Float64Array();
    if (!column) return { ok: false, reason: `its series ${place} cannot be read` };
    series.push(column);
  }
  return { ok: true, content: { at, series, columnCount: header.columnCount } };
}

function toColumnReading(blob: Uint8Array, header: Header): (column: number) => Float64Array | undefined {
  if (blob[0] === FIRST_VERSION) {
    return (column) => {
      const { from, to } = header.streams[column] as Stream;
      return decodeFirstColumn(new BitReader(blob, from, to), header.rows);
    };
  }
  const reader = new ColumnsReader(blob, header.streams, {
    count: header.rows,
    stepMs: header.stepMs,
    learning: blob[0] === SECOND_VERSION ? SECOND_LEARNING : LEARNING,
  });
  return (column) => reader.read(column);
}

function findDamage(blob: Uint8Array): string | undefined {
  if (blob.length <= PREFIX_BYTES) return `it has ${blob.length} bytes`;
  if (blob[0] === undefined || blob[0] < FIRST_VERSION || blob[0] > VERSION)
    return `its version is ${blob[0]}, known are ${FIRST_VERSION} to ${VERSION}`;
  const stated = new DataView(blob.buffer, blob.byteOffset).getUint32(1);
  const found = toChecksum(blob);
  return stated === found ? undefined : `its CRC32 is ${toHex(found)}, stated is ${toHex(stated)}`;
}

/** Begins from the version, but in the first. */
function toChecksum(blob: Uint8Array): number {
  const version = blob[0] === FIRST_VERSION ? 0 : blob[0];
  return crc32(blob.subarray(PREFIX_BYTES), version);
}

function toHex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}

/** The bytes of a column. */
export interface Stream {
  readonly from: number;
  readonly to: number;
}

interface Header {
  readonly columnCount: number;
  readonly rows: number;
  readonly base: number;
  readonly stepMs: number;
  readonly streams: readonly Stream[];
}

function decodeHeader(blob: Uint8Array): Header | undefined {
  const reader = new BitReader(blob, PREFIX_BYTES, blob.length);
  const next = () => readNumber(reader);
  const [columnCount, series, rows, base, stepMs] = [next(), next(), next(), next(), next()];
  if (series < 0 || series > MOST_SERIES || rows < 1 || rows > MOST_ROWS) return undefined;
  if (columnCount < 0 || stepMs < 1) return undefined;
  const sizes = readSizes(reader, series + TIME_STREAMS, blob[0] === VERSION);
  const least = blob[0] === FIRST_VERSION ? 1 : 0;
  if (reader.isOverrun || sizes.some((size) => size < least)) return undefined;
  let from = reader.nextByte;
  const streams = sizes.map((size) => ({ from, to: (from += size) }));
  return from === blob.length ? { columnCount, rows, base, stepMs, streams } : undefined;
}
