import fc from 'fast-check';
import { SnapshotStamp } from './snapshot-stamp.js';

describe('the stamps of snapshots', () => {
  it('count from 1 and carry the real time', () => {
    const stamp = new SnapshotStamp(10_000);
    const [first, second] = [stamp.next(1_000), stamp.next(2_000)];
    expect([first.seq, first.takenAt, second.seq, second.takenAt]).toEqual([1, 1_000, 2, 2_000]);
    expect(second.run).toBe(first.run);
  });

  it('of two agents belong to different runs', () => {
    expect(new SnapshotStamp(1).next(0).run).not.toBe(new SnapshotStamp(1).next(0).run);
  });

  it('go on by a millisecond while a clock that was set back a little catches up', () => {
    const stamp = new SnapshotStamp(10_000);
    const stamps = [60_000, 58_000, 59_000, 61_000].map((now) => stamp.next(now));
    expect(stamps.map(({ takenAt }) => takenAt)).toEqual([60_000, 60_001, 60_002, 61_000]);
    expect(new Set(stamps.map(({ run }) => run)).size).toBe(1);
  });

  it('keep the real time in a new run when the clock is set back far', () => {
    const stamp = new SnapshotStamp(10_000);
    const before = stamp.next(3_600_000);
    const after = stamp.next(1_000);
    expect(after).toMatchObject({ seq: 1, takenAt: 1_000 });
    expect(after.run).not.toBe(before.run);
  });

  it('always grow within a run, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 100_000 })), (times) => {
        const stamp = new SnapshotStamp(5_000);
        const last = new Map<string, { seq: number; takenAt: number }>();
        for (const { run, seq, takenAt } of times.map((now) => stamp.next(now))) {
          const earlier = last.get(run) ?? { seq: 0, takenAt: -1 };
          expect(seq).toBe(earlier.seq + 1);
          expect(takenAt).toBeGreaterThan(earlier.takenAt);
          last.set(run, { seq, takenAt });
        }
      }),
    );
  });
});
