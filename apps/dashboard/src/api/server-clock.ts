/** The Date header names the second an answer was made in. */
const SECOND_MS = 1_000;

let skewMs = 0;

/** When a request was sent and its answer came, by the clock of the reader's machine. */
export interface RoundTrip {
  readonly sentAt: number;
  readonly receivedAt: number;
}

/**
 * The least correction, in milliseconds, that puts the second of a Date header between sending and receiving;
 * 0 when it lies there already, or when there is no such header.
 */
export function measureSkew(dateHeader: string | null, trip: RoundTrip): number {
  const at = Date.parse(dateHeader ?? '');
  if (Number.isNaN(at)) return 0;
  const [least, most] = [at - trip.receivedAt, at + SECOND_MS - trip.sentAt];
  if (least > 0) return least;
  return most < 0 ? most : 0;
}

/** Learns the API's time from an answer. */
export function learnServerTime(dateHeader: string | null, trip: RoundTrip): void {
  skewMs = measureSkew(dateHeader, trip);
}

/** Now by the API's clock, in epoch milliseconds: ages must not depend on the clock of the reader's machine. */
export function readServerNow(): number {
  return Date.now() + skewMs;
}
