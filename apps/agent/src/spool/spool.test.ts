import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogLines } from '../testing/log-lines.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { until } from '../testing/until.js';
import { MACHINE_FILES, type Files } from './files.js';
import { SPOOL_LIMITS, type SpoolLimits } from './limits.js';
import { Spool, toSpoolFolder } from './spool.js';

const HOUR_MS = 3_600_000;
const toSnapshot = (seq: number, takenAt = seq * 10_000) => ({
  run: 'run-1',
  row: [seq, takenAt, 0, 7, null] as const,
});

/** A spool over a folder that outlives it. */
class Rig {
  readonly folder = createScratchDir();
  readonly lines: string[] = [];
  spool: Spool;

  constructor(
    readonly limits: Partial<SpoolLimits> = {},
    readonly files: Partial<Files> = {},
  ) {
    this.spool = this.reopen();
  }

  /** As an agent that is started again, whatever became of the earlier one. */
  reopen(): Spool {
    const { log, lines } = createLogLines();
    this.spool = new Spool({
      folder: this.folder,
      log: (level, message) => {
        log(level, message);
        this.lines.push(lines.at(-1) ?? '');
      },
      limits: { ...SPOOL_LIMITS, ...this.limits },
      files: { ...MACHINE_FILES, ...this.files },
    });
    return this.spool;
  }

  take(from: number, to: number): void {
    for (let seq = from; seq <= to; seq += 1) this.spool.append(toSnapshot(seq));
  }

  drain(): number[] {
    const seqs: number[] = [];
    for (let batch = this.spool.read(); batch !== null; batch = this.spool.read()) {
      seqs.push(...batch.rows.map(([seq]) => seq));
      this.spool.acknowledge(batch);
    }
    return seqs;
  }

  segments(): string[] {
    return readdirSync(this.folder).filter((name) => name.endsWith('.segment'));
  }

  has(text: string): number {
    return this.lines.filter((line) => line.includes(text)).length;
  }
}

describe('a spool', () => {
  it('has every snapshot on the disk before it is sent, and nothing there when all is acknowledged', () => {
    const rig = new Rig();
    rig.take(1, 3);
    const [name = ''] = rig.segments();
    expect(readFileSync(join(rig.folder, name), 'utf8').match(/"run-1"/g)).toHaveLength(3);
    expect(rig.drain()).toEqual([1, 2, 3]);
    expect(statSync(join(rig.folder, name)).size).toBe(0);
  });

  it('goes on after a restart, oldest first', () => {
    const rig = new Rig();
    rig.take(1, 500);
    rig.reopen();
    rig.take(501, 600);
    expect(rig.drain()).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    expect(rig.reopen().size.all).toBe(0);
  });

  it('begins a segment when the last is full or an hour old, and deletes each when all of it is acknowledged', () => {
    const rig = new Rig({ segmentBytes: 200 });
    rig.take(1, 12);
    const full = rig.segments().length;
    expect(full).toBeGreaterThan(2);
    rig.spool.append(toSnapshot(13, 13 * 10_000 + HOUR_MS));
    expect(rig.segments()).toHaveLength(full + 1);
    rig.drain();
    expect(rig.segments()).toHaveLength(1);
  });

  it('drops the oldest beyond its size and remembers how many, through restarts, until it is told', () => {
    const rig = new Rig({ segmentBytes: 200, diskBytes: 600 });
    rig.take(1, 100);
    const { loss } = rig.reopen();
    const left = rig.drain();
    expect(loss).toEqual({ count: 100 - left.length, from: 10_000, to: (100 - left.length) * 10_000 });
    expect(left.at(-1)).toBe(100);
    if (loss) rig.spool.reported(loss);
    expect(rig.reopen().loss).toBeNull();
    expect(rig.has('the spool is full')).toBe(1);
  });

  it('drops what is older than a day', () => {
    const rig = new Rig();
    rig.take(1, 10);
    rig.spool.append(toSnapshot(11, 11 * 10_000 + 23 * HOUR_MS));
    rig.spool.append(toSnapshot(12, 11 * 10_000 + 25 * HOUR_MS));
    expect(rig.spool.loss).toEqual({ count: 10, from: 10_000, to: 100_000 });
    expect(rig.drain()).toEqual([11, 12]);
  });

  it('leaves damaged and torn records out, says how many, and keeps the rest', () => {
    const rig = new Rig();
    rig.take(1, 5);
    const path = join(rig.folder, rig.segments()[0] ?? '');
    const text = readFileSync(path, 'utf8').replace('"run-1",3,', '"run-1",8,');
    writeFileSync(path, text);
    appendFileSync(path, '\n0123');
    rig.reopen();
    rig.take(6, 7);
    expect(rig.drain()).toEqual([1, 2, 4, 5, 6, 7]);
    expect(rig.has('2 damaged records')).toBe(1);
  });

  it('starts whatever lies in its folder', () => {
    const rig = new Rig();
    writeFileSync(join(rig.folder, '0000000001.segment'), Buffer.from([0, 255, 10, 13, 128, 10]));
    writeFileSync(join(rig.folder, '9999999999.segment'), '');
    writeFileSync(join(rig.folder, 'dropped'), '{"count":"many"}');
    writeFileSync(join(rig.folder, 'notes.txt'), 'mine');
    rig.reopen();
    rig.take(1, 2);
    expect(rig.drain()).toEqual([1, 2]);
    expect(readFileSync(join(rig.folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('keeps the spools of two APIs apart', () => {
    const folders = ['http://a:1', 'http://a:2'].map((api) => toSpoolFolder('/state', api));
    expect(new Set(folders).size).toBe(2);
    expect(folders[0]).toMatch(/^\/state\/spool\/[0-9a-f]{16}$/);
  });

  it('syncs what was written within its time, once for many snapshots', async () => {
    let syncs = 0;
    const fdatasync = ((descriptor: number, done: (error: NodeJS.ErrnoException | null) => void) => {
      syncs += 1;
      MACHINE_FILES.fdatasync(descriptor, done);
    }) as Files['fdatasync'];
    const rig = new Rig({ syncMs: 5 }, { fdatasync });
    rig.take(1, 50);
    await until(() => syncs === 1);
    await rig.spool.close();
    expect(syncs).toBe(2);
  });
});

describe('a spool on a disk that refuses', () => {
  let isFull = true;
  const writeSync = ((descriptor: number, bytes: Buffer, offset: number) => {
    if (!isFull) return MACHINE_FILES.writeSync(descriptor, bytes, offset);
    MACHINE_FILES.writeSync(descriptor, bytes.subarray(offset, offset + 5));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }) as Files['writeSync'];

  it('keeps snapshots in memory, says so once, and moves them to the disk when it takes them', () => {
    isFull = false;
    const rig = new Rig({ retryMs: 0 }, { writeSync });
    rig.take(1, 2);
    isFull = true;
    rig.take(3, 6);
    expect(rig.spool.size).toEqual({ all: 6, onDisk: 2 });
    expect(rig.has('spool_unavailable')).toBe(1);
    isFull = false;
    rig.take(7, 7);
    expect(rig.spool.size).toEqual({ all: 7, onDisk: 7 });
    expect(rig.has('kept on the disk again')).toBe(1);
    rig.reopen();
    expect(rig.drain()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rig.has('damaged')).toBe(0);
  });

  it('drops the oldest in memory beyond what it may take there, and counts them', () => {
    isFull = true;
    const rig = new Rig({ segmentBytes: 200, memoryBytes: 600 }, { writeSync });
    rig.take(1, 100);
    const { loss } = rig.spool;
    const left = rig.drain();
    expect(left.length).toBeLessThan(30);
    expect(loss?.count).toBe(100 - left.length);
  });

  it('works where the folder cannot be made', () => {
    const file = join(createScratchDir(), 'a-file');
    writeFileSync(file, '');
    const { log, lines } = createLogLines();
    const spool = new Spool({ folder: join(file, 'spool'), log });
    spool.append(toSnapshot(1));
    expect(spool.size).toEqual({ all: 1, onDisk: 0 });
    expect(lines.filter((line) => line.includes('spool_unavailable'))).toHaveLength(1);
  });
});
