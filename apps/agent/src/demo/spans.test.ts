import fc from 'fast-check';
import { toCloseness, toFilled, toMissingSpans } from './spans.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 25, 17, 12, 30);
const EXACT = { recentMs: 10_000, olderMs: 10_000 };

describe('what is missing of the past', () => {
  it('lies before and after what is filled, without a hole, the newest first', () => {
    fc.assert(
      fc.property(fc.nat(200 * HOUR_MS), fc.nat(200 * HOUR_MS), fc.nat(9 * HOUR_MS), (old, known, ago) => {
        const filled = { from: NOW - ago - known, to: NOW - ago };
        const from = filled.from - old;
        const { after, before } = toMissingSpans({ from, filled }, NOW, EXACT);
        for (const [spans, first, end] of [
          [after, filled.to, NOW],
          [before, from, filled.from],
        ] as const) {
          expect(spans.map(({ to }) => to)).toEqual(
            spans.length === 0 ? [] : [end, ...spans.slice(0, -1).map((span) => span.from)],
          );
          expect(spans.at(-1)?.from ?? end).toBe(first);
        }
      }),
    );
  });

  it('is filled step by step, from the newest end on', () => {
    const filled = { from: NOW - HOUR_MS, to: NOW - 0.5 * HOUR_MS };
    const missing = toMissingSpans({ from: NOW - DAY_MS, filled }, NOW, EXACT);
    expect([missing.after.length, missing.before.length]).toEqual([1, 5]);
    expect(toFilled(filled, missing, 0, NOW)).toEqual(filled);
    expect(toFilled(filled, missing, 1, NOW)).toEqual({ ...filled, to: NOW });
    expect(toFilled(filled, missing, 2, NOW)).toEqual({ from: missing.before[0]?.from, to: NOW });
    expect(toFilled(filled, missing, 6, NOW)).toEqual({ from: NOW - DAY_MS, to: NOW });
  });

  it('is told every ten seconds for the usual fleet, and less closely for one of a thousand', () => {
    expect(toCloseness(24, 7)).toEqual(EXACT);
    expect(toCloseness(1_000, 30)).toEqual({ recentMs: 60_000, olderMs: 600_000 });
    const filled = { from: NOW, to: NOW };
    const { before } = toMissingSpans({ from: NOW - 2 * DAY_MS, filled }, NOW, toCloseness(1_000, 30));
    expect(before[0]?.stepMs).toBe(60_000);
    expect(before.at(-1)?.stepMs).toBe(600_000);
  });
});
