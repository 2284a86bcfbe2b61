import fc from 'fast-check';
import { inferCloses, inferFlows, type FlowFigures } from './connection-flows.js';
import { toMeanLifetime } from './mean-lifetime.js';

const leak: FlowFigures = {
  accepted: 30,
  asked: 12,
  failed: 0.5,
  reset: 0.3,
  closedFirst: 13,
  establishedGrowth: 0.2,
  closeWaitGrowth: 0.1,
};

describe('who closes first', () => {
  it('is us as the counter says, and the peer for the rest of what ended', () => {
    const { opened, byUs, byPeer, byReset } = inferCloses(leak);
    expect([opened, byUs, byReset]).toEqual([41.5, 13, 0.3]);
    expect(byPeer).toBeCloseTo(41.5 - 0.2 - 13 - 0.3);
  });

  it('is not known where a counter is not', () => {
    expect(inferCloses({ ...leak, closedFirst: null })).toMatchObject({
      opened: 41.5,
      byUs: null,
      byPeer: null,
    });
    expect(inferCloses({ ...leak, failed: null })).toMatchObject({ opened: null, byPeer: null });
  });

  it('is never less than nobody', () => {
    const figure = fc.double({ min: 0, max: 1e6, noNaN: true });
    const growth = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const figures = fc.record({
      accepted: figure,
      asked: figure,
      failed: figure,
      reset: figure,
      closedFirst: figure,
      establishedGrowth: growth,
      closeWaitGrowth: growth,
    });
    fc.assert(
      fc.property(figures, (all) => {
        for (const { perSecond } of inferFlows(all)) expect(perSecond ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the flows between states', () => {
  const find = (figures: FlowFigures, from: string, to: string) =>
    inferFlows(figures).find((flow) => flow.from === from && flow.to === to)?.perSecond;

  it('leave out of CLOSE_WAIT what stays in it', () => {
    const into = find(leak, 'ESTABLISHED', 'CLOSE_WAIT') ?? 0;
    expect(find(leak, 'CLOSE_WAIT', 'LAST_ACK')).toBeCloseTo(into - 0.1);
  });

  it('do not tell of a simultaneous close, which no counter counts', () => {
    expect(find(leak, 'FIN_WAIT1', 'CLOSING')).toBeNull();
  });

  it('take failed attempts off the connections that were asked for', () => {
    expect(find(leak, 'connect', 'SYN_SENT')).toBe(12);
    expect(find(leak, 'SYN_SENT', 'ESTABLISHED')).toBe(11.5);
  });
});

describe('the mean lifetime of connections', () => {
  it("is the number of open ones over those opened a second, by Little's law", () => {
    expect(toMeanLifetime({ open: 1_546, openedPerSecond: 41.6, growth: 12 })).toEqual({
      ok: true,
      seconds: 1_546 / 41.6,
    });
  });

  it('is not told while the number of open connections moves, or hardly any are opened', () => {
    expect(toMeanLifetime({ open: 100, openedPerSecond: 5, growth: 30 })).toEqual({
      ok: false,
      reason: 'unsteady',
    });
    expect(toMeanLifetime({ open: 100, openedPerSecond: 0.01, growth: 0 })).toEqual({
      ok: false,
      reason: 'few',
    });
    expect(toMeanLifetime({ open: 100, openedPerSecond: null, growth: 0 })).toEqual({
      ok: false,
      reason: 'unknown',
    });
  });
});
