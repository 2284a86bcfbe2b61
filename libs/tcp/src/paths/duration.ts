/** The unit that a vendor counts a bare number in. */
export type TimeUnit = 'ms' | 's' | 'min';

const SECONDS_OF: Readonly<Record<string, number>> = {
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
};

const WHOLE = /^(?:\d+(?:\.\d+)?\s*[a-z]*\s*)+$/;
const PART = /(\d+(?:\.\d+)?)\s*([a-z]*)/g;

/**
 * Seconds from a time as vendors write it: `50`, `50s`, `1m30s`, `500ms`, `1h 30m`; a number without a unit counts in
 * `unit`. `undefined` where it is no time. Units are those of nginx, HAProxy and Apache, so `m` is a minute.
 */
export function parseDuration(text: string, unit: TimeUnit): number | undefined {
  const written = text.trim().toLowerCase();
  if (written.length > 64 || !WHOLE.test(written)) return undefined;
  let seconds = 0;
  for (const [, amount, name] of written.matchAll(PART)) {
    const factor = SECONDS_OF[name === '' || name === undefined ? unit : name];
    if (factor === undefined) return undefined;
    seconds += Number(amount) * factor;
  }
  return Number.isFinite(seconds) ? Number(seconds.toPrecision(12)) : undefined;
}
