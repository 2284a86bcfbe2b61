import { MAX_BATCH_ROWS } from '@finwait/contracts/protocol';
import fc from 'fast-check';
import { Outbox } from './outbox.js';
import { Spool, type SpooledBatch } from './spool/spool.js';
import { createLogLines } from './testing/log-lines.js';
import { createScratchDir } from './testing/scratch-dir.js';

const toSnapshot = (seq: number, run = 'a') => ({ run, row: [seq, seq * 1_000, 0] as const });
const toSeqs = (batch: SpooledBatch | null) => batch?.rows.map(([seq]) => seq);
const createOutbox = () => new Outbox(new Spool({ folder: createScratchDir(), log: createLogLines().log }));

function createFilledOutbox(count: number): Outbox {
  const outbox = createOutbox();
  for (let seq = 1; seq <= count; seq += 1) outbox.add(toSnapshot(seq));
  return outbox;
}

/** Takes the next batch and settles it. */
function deliver(outbox: Outbox): number[] | undefined {
  const batch = outbox.next(false);
  if (batch !== null) outbox.settle(batch);
  return toSeqs(batch);
}

describe('an outbox', () => {
  it('gives the newest first and alone, then the rest from the oldest on', () => {
    const outbox = createFilledOutbox(4);
    expect([deliver(outbox), deliver(outbox), deliver(outbox)]).toEqual([[4], [1, 2, 3], undefined]);
  });

  it('gives no more at once than a message may hold', () => {
    const outbox = createFilledOutbox(MAX_BATCH_ROWS + 5);
    deliver(outbox);
    expect(deliver(outbox)).toHaveLength(MAX_BATCH_ROWS);
    expect(deliver(outbox)).toEqual([201, 202, 203, 204]);
  });

  it('never mixes two runs in a batch', () => {
    const outbox = createOutbox();
    for (const [seq, run] of [
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
      [4, 'b'],
    ] as const) {
      outbox.add(toSnapshot(seq, run));
    }
    expect([deliver(outbox), deliver(outbox), deliver(outbox)]).toEqual([[4], [1, 2], [3]]);
  });

  it('gives what was not settled again, in its place', () => {
    const outbox = createFilledOutbox(3);
    expect(toSeqs(outbox.next(false))).toEqual([3]);
    outbox.add(toSnapshot(4));
    expect([deliver(outbox), deliver(outbox)]).toEqual([[4], [1, 2, 3]]);
  });

  it('gives the rest its turn where snapshots are taken as fast as they are sent', () => {
    const outbox = createFilledOutbox(MAX_BATCH_ROWS + 50);
    const given: (number[] | undefined)[] = [];
    for (let seq = MAX_BATCH_ROWS + 51; seq <= MAX_BATCH_ROWS + 54; seq += 1) {
      given.push(deliver(outbox));
      outbox.add(toSnapshot(seq));
    }
    expect(given.map((seqs) => seqs?.length)).toEqual([1, 200, 1, 51]);
    expect([deliver(outbox), deliver(outbox)]).toEqual([[254], undefined]);
  });

  it('begins with the newest after a failure, whose turn it ever was', () => {
    const outbox = createFilledOutbox(3);
    deliver(outbox);
    expect(toSeqs(outbox.next(false))).toEqual([1, 2]);
    outbox.add(toSnapshot(4));
    expect(deliver(outbox)).toEqual([4]);
  });

  it('leaves the rest where only the newest is wanted', () => {
    const outbox = createFilledOutbox(3);
    const newest = outbox.next(true);
    expect(toSeqs(newest)).toEqual([3]);
    expect(outbox.next(true)).toBeNull();
  });

  it('gives every snapshot until it is settled and never after, in any order of use', () => {
    const step = fc.constantFrom('add', 'take', 'take newest', 'settle', 'fail');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const outbox = createOutbox();
        const settled = new Set<number>();
        let added = 0;
        let batch: SpooledBatch | null = null;
        const take = (isNewestOnly: boolean) => {
          batch ??= outbox.next(isNewestOnly);
          for (const seq of toSeqs(batch) ?? []) expect(settled.has(seq)).toBe(false);
        };
        const settle = () => {
          if (batch) outbox.settle(batch);
          for (const seq of toSeqs(batch) ?? []) settled.add(seq);
          batch = null;
        };
        for (const name of steps) {
          if (name === 'add') outbox.add(toSnapshot((added += 1)));
          if (name === 'take' || name === 'take newest') take(name === 'take newest');
          if (name === 'settle') settle();
          if (name === 'fail') batch = null;
          expect(outbox.size.all).toBe(added - settled.size);
        }
        for (let turn = 0; turn <= steps.length && outbox.size.all > 0; turn += 1) {
          take(false);
          settle();
        }
        expect(settled.size).toBe(added);
      }),
    );
  });
});
