import fc from 'fast-check';
import type { OutgoingSnapshot } from '../outgoing.js';
import { decodeRecords, encodeRecord } from './record.js';

const column = fc.option(fc.nat(Number.MAX_SAFE_INTEGER));
const snapshot: fc.Arbitrary<OutgoingSnapshot> = fc
  .tuple(fc.string(), fc.nat(), fc.nat(8.64e15), fc.nat(7), fc.array(column, { maxLength: 40 }))
  .map(([run, seq, takenAt, flags, columns]) => ({ run, row: [seq, takenAt, flags, ...columns] }));
const snapshots = fc.array(snapshot, { minLength: 1, maxLength: 5 });

const toBytes = (written: readonly OutgoingSnapshot[]) => Buffer.from(written.map(encodeRecord).join(''));

/** What is read is part of what was written, in the same order; the answer is how many are missing. */
function countMissing(read: readonly OutgoingSnapshot[], written: readonly OutgoingSnapshot[]): number {
  let next = 0;
  for (const { run, row } of written) {
    const candidate = read[next];
    if (candidate !== undefined && JSON.stringify(candidate) === JSON.stringify({ run, row })) next += 1;
  }
  expect(next).toBe(read.length);
  return written.length - read.length;
}

describe('records of the spool', () => {
  it('say the version, the run and the row behind their checksum', () => {
    expect(encodeRecord({ run: 'a', row: [1, 2_000, 0, 5, null] })).toBe(
      '\nab3786fe1["a",1,2000,0,5,null]\n',
    );
  });

  it('come back as they were written', () => {
    fc.assert(
      fc.property(snapshots, (written) => {
        expect(decodeRecords(toBytes(written).toString())).toEqual({ snapshots: written, damaged: 0 });
      }),
    );
  });

  it('lose only the last when they are cut off at any byte', () => {
    fc.assert(
      fc.property(snapshots, (written) => {
        const last = written.slice(0, -1);
        const start = toBytes(last).length;
        const bytes = toBytes(written);
        for (let end = start; end < bytes.length - 1; end += 1) {
          const { snapshots: read, damaged } = decodeRecords(bytes.subarray(0, end).toString());
          expect(read).toEqual(last);
          expect(damaged).toBe(end <= start + 1 ? 0 : 1);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('stay readable behind one that is torn at any byte', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (torn, whole) => {
        const bytes = Buffer.from(encodeRecord(torn));
        for (let end = 0; end < bytes.length - 1; end += 1) {
          const found = Buffer.concat([bytes.subarray(0, end), Buffer.from(encodeRecord(whole))]);
          expect(decodeRecords(found.toString()).snapshots).toEqual([whole]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('lose at most the one in which a bit flipped, and never turn into another', () => {
    fc.assert(
      fc.property(snapshots, fc.nat(), fc.nat(7), (written, place, bit) => {
        const bytes = toBytes(written);
        const at = place % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        expect(countMissing(decodeRecords(bytes.toString()).snapshots, written)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are no snapshots where anything else was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeRecords(Buffer.from(bytes).toString()).snapshots).toEqual([]);
      }),
    );
  });

  it('of another version, or with a row that is none, are left out and counted', () => {
    const lines = ['2["a",1,2,0]', '1["a",1,2,0.5]', '1["a",1,2,0,"5"]', '1[7,1,2,0]', '1{}', '1'];
    const text = lines.map((covered) => `${checksum(covered)}${covered}\n`).join('');
    expect(decodeRecords(text)).toEqual({ snapshots: [], damaged: lines.length });
  });
});

/** The CRC-32 of IEEE 802.3, bit by bit. */
function checksum(text: string): string {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
