import { inferFlows } from '@finwait/tcp';
import { TALL, toEdgePath, toEdgeWidth, WIDE } from './machine-layout';

const nothing = {
  accepted: null,
  asked: null,
  failed: null,
  reset: null,
  closedFirst: null,
  establishedGrowth: null,
  closeWaitGrowth: null,
};

describe.each([
  ['wide', WIDE],
  ['tall', TALL],
])('the %s picture of the state machine', (_, layout) => {
  it('has an edge for every way there is', () => {
    const ways = inferFlows(nothing).flatMap(({ from, to }) => (from === 'connect' ? [] : [`${from} ${to}`]));
    expect(layout.edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(ways.sort());
  });

  it('keeps every box and label inside', () => {
    const { width, height, boxWidth, boxHeight } = layout;
    for (const [x, y] of Object.values(layout.places)) {
      expect(x - boxWidth / 2).toBeGreaterThanOrEqual(0);
      expect(x + boxWidth / 2).toBeLessThanOrEqual(width);
      expect(y + boxHeight / 2).toBeLessThanOrEqual(height);
    }
    for (const edge of layout.edges) {
      const [x, y] = toEdgePath(layout, edge).label;
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
    }
  });

  it('lets no two boxes overlap', () => {
    const places = Object.values(layout.places);
    places.forEach(([x, y], place) => {
      for (const [otherX, otherY] of places.slice(place + 1)) {
        const isApart = Math.abs(x - otherX) >= layout.boxWidth || Math.abs(y - otherY) >= layout.boxHeight;
        expect(isApart).toBe(true);
      }
    });
  });
});

describe('the width of an edge', () => {
  it('grows with the order of magnitude', () => {
    expect(toEdgeWidth(0)).toBe(1);
    expect(toEdgeWidth(9)).toBeCloseTo(2.9);
    expect(toEdgeWidth(999)).toBeCloseTo(6.7);
  });
});
