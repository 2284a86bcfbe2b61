import { SAMPLE_FLAGS, hasMoved, toQuality } from './quality.js';
import { STATE_NAMES } from './state.js';

describe('quality', () => {
  it('is exact for every state when no flag is set', () => {
    expect(new Set(Object.values(toQuality(0)))).toEqual(new Set(['exact']));
    expect(Object.keys(toQuality(0))).toEqual(STATE_NAMES);
  });

  it('is derived for the two states that counters give, and for no other', () => {
    const { ESTABLISHED, TIME_WAIT, ...others } = toQuality(SAMPLE_FLAGS.derived);
    expect([ESTABLISHED, TIME_WAIT]).toEqual(['derived', 'derived']);
    expect(new Set(Object.values(others))).toEqual(new Set(['exact']));
  });

  it('is aged for every state of an earlier walk, derived or not', () => {
    const quality = toQuality(SAMPLE_FLAGS.aged | SAMPLE_FLAGS.derived);
    expect(new Set(Object.values(quality))).toEqual(new Set(['aged']));
  });

  it('does not fall when sockets moved during the walk: each was still counted', () => {
    expect(toQuality(SAMPLE_FLAGS.moved)).toEqual(toQuality(0));
    expect(hasMoved(SAMPLE_FLAGS.moved | SAMPLE_FLAGS.derived)).toBe(true);
    expect(hasMoved(SAMPLE_FLAGS.aged | SAMPLE_FLAGS.derived)).toBe(false);
  });
});
