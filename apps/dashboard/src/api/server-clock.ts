/** Smaller differences are the way of the answer, not a wrong clock. */
const NOTICEABLE_MS = 2_000;

let skewMs = 0;

/** Learns the API's time from the Date header of an answer, which names the second an answer was made in. */
export function learnServerTime(dateHeader: string | null): void {
  const at = Date.parse(dateHeader ?? '');
  if (Number.isNaN(at)) return;
  const skew = at + 500 - Date.now();
  skewMs = Math.abs(skew) > NOTICEABLE_MS ? skew : 0;
}

/** Now by the API's clock, in epoch milliseconds: ages must not depend on the clock of the reader's machine. */
export function readServerNow(): number {
  return Date.now() + skewMs;
}
