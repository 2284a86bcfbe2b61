import type { DroppedSnapshots } from '@finwait/contracts/protocol';
import { createLogLines } from '../testing/log-lines.js';
import { DyingFiles } from '../testing/dying-files.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { MACHINE_FILES, type Files } from './files.js';
import { SPOOL_LIMITS } from './limits.js';
import { Spool } from './spool.js';

/** Three records in a segment, three segments at most. */
const LIMITS = { ...SPOOL_LIMITS, segmentBytes: 120, diskBytes: 360, syncMs: 60_000 };
const open = (folder: string, files: Files) =>
  new Spool({ folder, files, limits: LIMITS, log: createLogLines().log });
const toSnapshot = (seq: number) => ({ run: 'run-1', row: [seq, seq * 1_000, 0, 7, null] as const });

/** What a process had done with certainty before it died. */
interface Life {
  readonly kept: number[];
  readonly acknowledged: number[];
  reported: DroppedSnapshots | null;
}

/** Takes, delivers, overflows, reports and delivers again, for as long as the process lives. */
function live(spool: Spool, dying: DyingFiles): Life {
  const life: Life = { kept: [], acknowledged: [], reported: null };
  const take = (seq: number) => {
    spool.append(toSnapshot(seq));
    if (!dying.isDead) life.kept.push(seq);
  };
  const deliver = () => {
    const batch = dying.isDead ? null : spool.read();
    if (batch === null) return;
    life.acknowledged.push(...batch.rows.map(([seq]) => seq));
    spool.acknowledge(batch);
  };
  for (let seq = 1; seq <= 5; seq += 1) take(seq);
  deliver();
  deliver();
  for (let seq = 6; seq <= 22; seq += 1) take(seq);
  const { loss } = spool;
  if (loss !== null && !dying.isDead) {
    life.reported = loss;
    spool.reported(loss);
  }
  for (let seq = 23; seq <= 26; seq += 1) take(seq);
  deliver();
  return life;
}

/** Everything that is left, oldest first. */
function drain(spool: Spool): number[] {
  const seqs: number[] = [];
  for (let batch = spool.read(); batch !== null; batch = spool.read()) {
    seqs.push(...batch.rows.map(([seq]) => seq));
    spool.acknowledge(batch);
  }
  return seqs;
}

function countChanges(): number {
  const dying = new DyingFiles(Infinity);
  live(open(createScratchDir(), dying.files), dying);
  return dying.changes;
}

/** How many are told of as dropped; the same loss may have been reported and still stand in the file. */
function countDropped(reported: DroppedSnapshots | null, loss: DroppedSnapshots | null): number {
  if (reported?.from === loss?.from) return loss?.count ?? 0;
  return (reported?.count ?? 0) + (loss?.count ?? 0);
}

describe('a spool whose process dies', () => {
  const changes = countChanges();

  it('is tested at enough places', () => {
    expect(changes).toBeGreaterThan(50);
  });

  it.each(Array.from({ length: changes }, (_, index) => index + 1))(
    'before or within change %i of the disk goes on with all that was kept',
    (last) => {
      const folder = createScratchDir();
      const dying = new DyingFiles(last);
      const { kept, acknowledged, reported } = live(open(folder, dying.files), dying);
      const next = open(folder, MACHINE_FILES);
      const { loss } = next;
      const left = drain(next);
      expect(left).toEqual([...new Set(left)].sort((a, b) => a - b));
      const missing = kept.filter((seq) => !acknowledged.includes(seq) && !left.includes(seq));
      expect(missing).toHaveLength(countDropped(reported, loss));
      expect(missing.every((seq) => seq * 1_000 <= Math.max(reported?.to ?? 0, loss?.to ?? 0))).toBe(true);
      expect(open(folder, MACHINE_FILES).size.all).toBe(0);
    },
  );
});
