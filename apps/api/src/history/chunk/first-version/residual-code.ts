import { readNumber, type BitReader } from '../bit-reader.js';

/**
 * How residuals (what a prediction left over) are bits: adaptive Golomb-Rice codes with a run mode for silence, after
 * JPEG-LS. Source: ITU-T T.87 §A.5 and §A.7.
 */

/** Logarithms of the lengths of the run segments, by how well runs went so far. Source: ITU-T T.87 §A.2.1. */
const RUN_ORDERS = [
  ...[0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3],
  ...[4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15],
];
/** Residuals whose mean magnitude is below this are told as runs of zeros. */
const QUIET_MEAN = 0.3;
/** After this many residuals older ones count half. */
const MEMORY = 32;
/** So many ones announce a number in full: an outlier. */
const OUTLIER_ONES = 20;
/** Larger residuals are told in full. */
const MOST_CODED = 2 ** 30;

/** The recent size of residuals; encoder and decoder keep the same. */
class Activity {
  private sum = 1;
  private count = 1;
  private run = 0;

  get isQuiet(): boolean {
    return this.sum < QUIET_MEAN * this.count;
  }

  /** The number of low bits that are told as they are. */
  get order(): number {
    if (this.sum <= this.count) return 0;
    if (this.sum > MOST_CODED) return Math.clz32(this.count) - 1;
    const order = Math.clz32(this.count) - Math.clz32(this.sum);
    return this.count << order < this.sum ? order + 1 : order;
  }

  get runOrder(): number {
    return RUN_ORDERS[this.run] ?? 0;
  }

  lengthenRuns(): void {
    this.run = Math.min(this.run + 1, RUN_ORDERS.length - 1);
  }

  shortenRuns(): void {
    this.run = Math.max(this.run - 1, 0);
  }

  note(magnitude: number, residuals = 1): void {
    this.sum += magnitude;
    this.count += residuals;
    while (this.count >= MEMORY) {
      this.sum = Math.floor(this.sum / 2);
      this.count >>>= 1;
    }
  }

  /** One outlier is not the new normal, but a second may be. */
  noteOutlier(magnitude: number): void {
    this.note(Math.min(magnitude, 2 * this.sum + 1));
  }
}

/** Reads into all of `residuals`, which holds zeros. */
export function decodeResiduals(reader: BitReader, residuals: Float64Array): void {
  const activity = new Activity();
  let index = 0;
  while (index < residuals.length && !reader.isOverrun) {
    const isRun = activity.isQuiet;
    if (isRun) index += decodeRun(reader, activity, residuals.length - index);
    if (index >= residuals.length) return;
    residuals[index] = decodeOne(reader, activity, isRun ? 1 : 0);
    index += 1;
  }
}

/** A one is a whole segment of zeros, or all that is left; a zero and a count are less than a segment and end the run. */
function decodeRun(reader: BitReader, activity: Activity, room: number): number {
  let run = 0;
  while (run < room && reader.read(1) === 1) {
    run += 1 << activity.runOrder;
    activity.lengthenRuns();
  }
  if (run < room) {
    run += reader.read(activity.runOrder);
    activity.shortenRuns();
  }
  activity.note(0, Math.min(run, room));
  return run;
}

/** `least` is 1 where a zero cannot be, since it would have been part of the run before. */
function decodeOne(reader: BitReader, activity: Activity, least: number): number {
  const order = activity.order;
  const ones = reader.readOnes(OUTLIER_ONES);
  if (ones === OUTLIER_ONES) {
    const residual = readNumber(reader);
    activity.noteOutlier(Math.abs(residual));
    return residual;
  }
  const high = order > 16 ? reader.read(order - 16) * 2 ** 16 : 0;
  const folded = ones * 2 ** order + high + reader.read(Math.min(order, 16)) + least;
  const residual = folded % 2 === 1 ? (folded + 1) / 2 : 0 - folded / 2;
  activity.note(Math.abs(residual));
  return residual;
}
