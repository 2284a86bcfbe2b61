import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { makeTrace, TRACE_SHARES } from '../../testing/trace.js';
import { decodeChunk, encodeChunk, type ChunkContent } from './chunk-code.js';

const START = Date.UTC(2026, 10, 1);

/** `null` stands for unknown where a reader sees it. */
function toPlain({ at, series, columnCount }: ChunkContent) {
  return { at: [...at], columnCount, series: series.map(toPlainSeries) };
}

function toPlainSeries(series: Float64Array): (number | null)[] {
  return [...series].map((value) => (Number.isNaN(value) ? null : value));
}

function decodeWhole(blob: Uint8Array): ChunkContent {
  const decoded = decodeChunk(blob);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.content;
}

function toContent(at: readonly number[], series: readonly (readonly (number | null)[])[]): ChunkContent {
  const toSeries = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? NaN);
  return { at: Float64Array.from(at), series: series.map(toSeries), columnCount: series.length };
}

function sign(blob: Uint8Array): Uint8Array {
  const signed = Buffer.from(blob);
  signed.writeUInt32BE(crc32(signed.subarray(5), signed[0] === 1 ? 0 : signed[0]), 1);
  return signed;
}

const value = fc.oneof(fc.nat(20), fc.maxSafeNat(), fc.constant(null));
const content = fc
  .record({
    start: fc.nat(2 ** 41),
    steps: fc.array(fc.oneof(fc.integer({ min: 9_995, max: 10_005 }), fc.integer({ min: 1, max: 2 ** 34 })), {
      minLength: 1,
      maxLength: 60,
    }),
    width: fc.nat(4),
  })
  .chain(({ start, steps, width }) => {
    const row = fc.array(value, { minLength: steps.length, maxLength: steps.length });
    let at = start;
    const times = steps.map((step) => (at += step));
    return fc.array(row, { minLength: width, maxLength: width }).map((series) => toContent(times, series));
  });

function readGolden(version: number) {
  return JSON.parse(readFileSync(join(__dirname, `fixtures/chunk-${version}.json`), 'utf8')) as {
    blob: string;
    content: ReturnType<typeof toPlain>;
  }[];
}

describe('a chunk', () => {
  it('gives back what it was made of, unknown figures and values up to 2^53 included', () => {
    fc.assert(
      fc.property(content, (made) => {
        expect(toPlain(decodeWhole(encodeChunk(made)))).toEqual(toPlain(made));
      }),
      { numRuns: 500 },
    );
  });

  it('gives only the series asked for', () => {
    const blob = encodeChunk(
      toContent(
        [1, 2],
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ),
    );
    const decoded = decodeChunk(blob, (series) => series === 1);
    if (!decoded.ok) throw new Error(decoded.reason);
    expect(decoded.content.series.map((series) => [...series])).toEqual([[], [3, 4], []]);
  });

  it.each([1, 2, 3])('of version %d is read as it always was', (version) => {
    const golden = readGolden(version);
    expect(golden.length).toBeGreaterThan(3);
    for (const { blob, content: plain } of golden)
      expect(toPlain(decodeWhole(Buffer.from(blob, 'base64')))).toEqual(plain);
  });

  it('is written in version 3 as it always was', () => {
    for (const { blob, content: plain } of readGolden(3)) {
      const made = { ...toContent(plain.at, plain.series), columnCount: plain.columnCount };
      expect(Buffer.from(encodeChunk(made)).toString('base64')).toBe(blob);
    }
  });

  it('gives back columns that others tell of, whatever is in them', () => {
    const related = fc
      .tuple(
        fc.array(fc.nat(500), { minLength: 30, maxLength: 120 }),
        fc.array(fc.integer({ min: -4, max: 4 })),
      )
      .map(([opens, noise]) => {
        const grown = opens.map(
          (
            (sum) => (open: number) =>
              (sum += open)
          )(0),
        );
        const lag = opens.map((_, row) =>
          opens.slice(Math.max(0, row - 5), row + 1).reduce((a, b) => a + b, 0),
        );
        const near = grown.map((value, row) => Math.max(0, 3 * value + (noise[row] ?? 0)));
        const times = opens.map((_, row) => 1_000 + row * 10_000);
        return toContent(times, [
          opens,
          grown,
          lag,
          near,
          near.map((value, row) => value + (grown[row] ?? 0)),
        ]);
      });
    fc.assert(
      fc.property(related, (made) => {
        expect(toPlain(decodeWhole(encodeChunk(made)))).toEqual(toPlain(made));
      }),
      { numRuns: 200 },
    );
  });

  it('tells every flipped bit and every cut', () => {
    const blob = encodeChunk(
      toContent(
        [1_000, 11_000, 21_004],
        [
          [1, null, 5],
          [7, 7, 7],
        ],
      ),
    );
    for (let bit = 0; bit < 8 * blob.length; bit += 1) {
      const flipped = blob.slice();
      flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeChunk(flipped)).toMatchObject({ ok: false });
    }
    for (let length = 0; length < blob.length; length += 1) {
      expect(decodeChunk(blob.subarray(0, length))).toMatchObject({ ok: false });
    }
  });

  it('says what is wrong with a damaged blob', () => {
    const blob = encodeChunk(toContent([1], [[1]]));
    expect(decodeChunk(blob.with(8, 0xaa))).toMatchObject({
      reason: expect.stringMatching(/CRC32 is [0-9a-f]{8}, stated/) as unknown,
    });
    expect(decodeChunk(blob.with(0, 9))).toEqual({
      ok: false,
      reason: 'its version is 9, known are 1 to 3',
    });
    expect(decodeChunk(blob.subarray(0, 3))).toEqual({ ok: false, reason: 'it has 3 bytes' });
  });

  it('neither throws nor takes more memory than its rows allow when a forged blob has a true checksum', () => {
    const made = content.map((whole) => Buffer.from(encodeChunk(whole)));
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.oneof(made, fc.uint8Array({ maxLength: 300 })),
        changes,
        fc.nat(),
        fc.constantFrom(1, 2, 3),
        (whole, bytes, cut, version) => {
          const forged = Buffer.concat([
            Uint8Array.of(version, 0, 0, 0, 0),
            whole.subarray(5, 5 + (cut % 400) + 1),
          ]);
          for (const [place, byte] of bytes) forged[5 + (place % Math.max(1, forged.length - 5))] = byte;
          const decoded = decodeChunk(sign(forged));
          if (decoded.ok) expect(decoded.content.at.length).toBeLessThanOrEqual(2 ** 18);
          else expect(decoded.reason).not.toBe('');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('keeps a host-day of the eleven states, taken every 10 s, in 27 KB', () => {
    const dayBytes = TRACE_SHARES.map(([kind, share], host) => {
      const samples = makeTrace({ hostId: host + 1, kind, from: START, count: 2_160 });
      const states = Array.from({ length: 11 }, (_, column) =>
        samples.map(({ values }) => values[column] ?? null),
      );
      const series = [samples.map(({ seq }) => seq), samples.map(({ flags }) => flags), ...states];
      const times = samples.map(({ takenAt }) => takenAt);
      return 4 * share * encodeChunk(toContent(times, series)).length;
    });
    expect(dayBytes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(27_000);
  });
});
