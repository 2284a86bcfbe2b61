import { MAX_BATCH_ROWS } from '@finwait/contracts/protocol';
import fc from 'fast-check';
import { Outbox, type OutgoingBatch } from './outbox.js';

const toSnapshot = (seq: number, run = 'a') => ({ run, row: [seq, seq * 1_000, 0] as const });
const toSeqs = (batch: OutgoingBatch | null) => batch?.snapshots.map(({ row }) => row[0]);

function fill(outbox: Outbox, count: number): void {
  for (let seq = 1; seq <= count; seq += 1) outbox.add(toSnapshot(seq));
}

describe('an outbox', () => {
  it('gives the newest first and alone, then the rest from the oldest on', () => {
    const outbox = new Outbox();
    fill(outbox, 4);
    expect([outbox.take(), outbox.take(), outbox.take()].map(toSeqs)).toEqual([[4], [1, 2, 3], undefined]);
  });

  it('gives no more at once than a message may hold', () => {
    const outbox = new Outbox();
    fill(outbox, MAX_BATCH_ROWS + 5);
    outbox.take();
    expect(toSeqs(outbox.take())).toHaveLength(MAX_BATCH_ROWS);
    expect(toSeqs(outbox.take())).toEqual([201, 202, 203, 204]);
  });

  it('never mixes two runs in a batch', () => {
    const outbox = new Outbox();
    for (const [seq, run] of [
      [1, 'a'],
      [2, 'a'],
      [1, 'b'],
      [2, 'b'],
    ] as const) {
      outbox.add(toSnapshot(seq, run));
    }
    const batches = [outbox.take(), outbox.take(), outbox.take()];
    expect(batches.map((batch) => [batch?.run, toSeqs(batch)])).toEqual([
      ['b', [2]],
      ['a', [1, 2]],
      ['b', [1]],
    ]);
  });

  it('puts what was not acknowledged back in its place', () => {
    const outbox = new Outbox();
    fill(outbox, 3);
    const batch = outbox.take();
    outbox.add(toSnapshot(4));
    if (batch) outbox.putBack(batch);
    expect([outbox.take(), outbox.take()].map(toSeqs)).toEqual([[4], [1, 2, 3]]);
  });

  it('drops the oldest when it is full and counts them once', () => {
    const outbox = new Outbox(3);
    fill(outbox, 5);
    expect(outbox.size).toBe(3);
    expect([outbox.takeDropped(), outbox.takeDropped()]).toEqual([2, 0]);
    expect([outbox.take(), outbox.take()].map(toSeqs)).toEqual([[5], [3, 4]]);
  });

  it('loses nothing uncounted and stays within its size, in any order of use', () => {
    const step = fc.constantFrom('add', 'take', 'acknowledge', 'put back');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const outbox = new Outbox(10);
        let [added, acknowledged, dropped] = [0, 0, 0];
        let batch: OutgoingBatch | null = null;
        for (const name of steps) {
          if (name === 'add') outbox.add(toSnapshot((added += 1)));
          if (name === 'take') batch ??= outbox.take();
          if (name === 'put back' && batch) outbox.putBack(batch);
          if (name === 'acknowledge') acknowledged += batch?.snapshots.length ?? 0;
          if (name === 'put back' || name === 'acknowledge') batch = null;
          dropped += outbox.takeDropped();
          const held = outbox.size + (batch?.snapshots.length ?? 0);
          expect(outbox.size).toBeLessThanOrEqual(10);
          expect(held + acknowledged + dropped).toBe(added);
        }
      }),
    );
  });
});
