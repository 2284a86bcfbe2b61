import { placeLabel, toEndX, toTaken, toTextWidth } from './axis-shapes';

describe('a label on the axis', () => {
  it('stands right of its mark, or left of it where the plot ends', () => {
    expect(placeLabel(100, '60 s · FIN', 400)).toEqual({ x: 109, anchor: 'start' });
    expect(placeLabel(390, '60 s · FIN', 400)).toEqual({ x: 381, anchor: 'end' });
  });

  it('keeps clear of what stands there, and is left out where it fits nowhere', () => {
    const text = '60 s · FIN';
    const first = placeLabel(100, text, 400);
    const taken = first ? [toTaken(first, text)] : [];
    expect(placeLabel(110, text, 400, taken)).toEqual({ x: 101, anchor: 'end' });
    expect(placeLabel(50, text, 100)).toBeNull();
  });

  it('is reckoned wider in Chinese', () => {
    expect(toTextWidth('首个探测')).toBeGreaterThan(toTextWidth('FINS'));
  });
});

describe('the end of a limit', () => {
  it('is the far end of the axis where there is none', () => {
    expect(toEndX('never', 500)).toBe(500);
    expect(toEndX('unknown', 500)).toBe(500);
    expect(toEndX(1, 500)).toBe(0);
  });
});
