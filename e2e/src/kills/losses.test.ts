import { Losses } from './losses.ts';
import { PastSnapshots } from './past-snapshots.ts';
import type { Numbers } from './raw-history.ts';

const HOUR_MS = 3_600_000;
const CHUNK_MS = 12 * HOUR_MS;
/** Of four chunks, the first of which may be removed. */
const snapshots = new PastSnapshots(0, 48);
const sent = snapshots.next(400);
snapshots.acknowledge(sent);

const NONE: Numbers = new Map();
const numbersOf = (from: number, to: number): Numbers =>
  new Map(sent.filter(({ takenAt }) => takenAt >= from && takenAt < to).map((one) => [one.takenAt, one.seq]));
const chunk = (place: number): [number, Numbers] => [
  place * CHUNK_MS,
  numbersOf(place * CHUNK_MS, (place + 1) * CHUNK_MS),
];
const chunks = (...places: number[]) => new Map(places.map(chunk));

/** Of what was sealed whole, what is lost in this state. */
function countLost(floorAt: number, left: ReadonlyMap<number, Numbers>, hot: Numbers = NONE): number {
  const losses = new Losses(36 * HOUR_MS);
  losses.look(snapshots, { floorAt: 0, chunks: chunks(0, 1, 2, 3), hot: NONE });
  losses.look(snapshots, { floorAt, chunks: left, hot });
  return losses.lost.size;
}

describe('Losses', () => {
  it('finds nothing where a chunk below the floor is gone as a whole, or is still there', () => {
    expect(countLost(CHUNK_MS, chunks(1, 2, 3))).toBe(0);
    expect(countLost(CHUNK_MS, chunks(0, 1, 2, 3))).toBe(0);
    expect(countLost(0, chunks(0, 1, 2), chunk(3)[1])).toBe(0);
  });

  it('finds each snapshot that is gone or changed, in a chunk below the floor too', () => {
    const [gone, changed] = [...chunk(0)[1].keys()] as [number, number];
    const damaged = new Map(chunk(0)[1]).set(changed, Number.NaN);
    damaged.delete(gone);
    expect(countLost(CHUNK_MS, chunks(1, 2, 3).set(0, damaged))).toBe(2);
    expect(countLost(CHUNK_MS, chunks(2, 3))).toBe(chunk(1)[1].size);
    expect(countLost(0, chunks(1, 2, 3))).toBe(chunk(0)[1].size);
  });

  it('tells those that came too late to be kept from those that had to be', () => {
    const losses = new Losses(36 * HOUR_MS);
    losses.look(snapshots, { floorAt: CHUNK_MS, chunks: new Map(), hot: NONE });
    expect(losses.tooOld).toBe(numbersOf(0, CHUNK_MS + HOUR_MS).size);
    expect(losses.lost.size).toBe(sent.length - losses.tooOld);
  });

  it('refuses a floor that is higher than what is kept allows', () => {
    expect(() => countLost(2 * CHUNK_MS, chunks(2, 3))).toThrow('at most');
  });
});
