import { toShownSpan } from './shown-span';
import { backfill } from './timeline';

const HOUR = 3_600_000;
const now = 100 * HOUR + 4_321;
const starting = (first: number) =>
  backfill({
    host: 'web-01',
    from: 0,
    to: now,
    stepMs: 10_000,
    tier: 'raw',
    entries: 'snapshots',
    at: [first, now - 3_000],
    samples: [1, 1],
    series: {},
  });

describe('toShownSpan', () => {
  it('shows the length chosen, up to the newest snapshot', () => {
    const span = toShownSpan('1h', { timeline: starting(now - HOUR), enrolledAt: 0, now });
    expect(span).toEqual({ from: now - 3_000 - HOUR, to: now - 3_000 });
  });

  it('moves on by a step while a host is silent', () => {
    const later = { timeline: starting(now - HOUR), enrolledAt: 0, now: now + 25_000 };
    expect(toShownSpan('1h', later).to).toBe(100 * HOUR + 20_000);
  });

  it('begins when the host was enrolled', () => {
    const enrolledAt = now - 600_000;
    expect(toShownSpan('1h', { timeline: starting(enrolledAt + 2_000), enrolledAt, now }).from).toBe(
      enrolledAt,
    );
  });

  it('begins with snapshots that were taken before the host was enrolled', () => {
    const first = now - 1_200_000;
    expect(toShownSpan('1h', { timeline: starting(first), enrolledAt: now - 600_000, now }).from).toBe(first);
  });

  it('shows at least half a minute', () => {
    const span = toShownSpan('1h', { timeline: starting(now - 5_000), enrolledAt: now - 5_000, now });
    expect(span.to - span.from).toBe(30_000);
  });

  it('leaves a span of the reader as it is', () => {
    expect(toShownSpan({ from: 1, to: 2 }, { timeline: null, enrolledAt: null, now })).toEqual({
      from: 1,
      to: 2,
    });
  });
});
