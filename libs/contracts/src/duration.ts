const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 365 * 86_400_000,
};

/**
 * The milliseconds a length such as `250ms`, `10s`, `15m`, `24h`, `30d`, `2w` or `3y` (of 365 days) stands for;
 * `undefined` for anything else, a bare number included.
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d|w|y)$/.exec(text);
  const unitMs = match?.[2] === undefined ? undefined : UNIT_MS[match[2]];
  return unitMs === undefined ? undefined : Math.round(Number(match?.[1]) * unitMs);
}
