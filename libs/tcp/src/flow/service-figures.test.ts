import { toServiceFigures, type ServiceCounts } from './service-figures.js';

const counts = (established: number, timeWait: number): ServiceCounts => ({
  established,
  withKeepalive: 0,
  withoutTimer: established,
  longestIdleMs: null,
  timeWait,
});

describe('the connections of a service', () => {
  it('are short where many more end than are open, and a pool would save their handshakes', () => {
    expect(toServiceFigures(counts(30, 6_000))).toEqual({
      closedFirstPerSecond: 100,
      lifetime: { ok: true, seconds: 0.3 },
      kind: 'short',
      pooling: { handshakesPerSecond: 100, timeWaits: 6_000 },
    });
  });

  it('may lie between', () => {
    expect(toServiceFigures(counts(600, 6_000))).toMatchObject({
      kind: 'medium',
      lifetime: { seconds: 6 },
      pooling: { timeWaits: 6_000 },
    });
  });

  it('are long where few end', () => {
    expect(toServiceFigures(counts(6_000, 60))).toMatchObject({
      kind: 'long',
      lifetime: { seconds: 6_000 },
      pooling: null,
    });
  });

  it('are not told apart where hardly any are in TIME_WAIT', () => {
    expect(toServiceFigures(counts(500, 24))).toEqual({
      closedFirstPerSecond: 0.4,
      lifetime: { ok: false, reason: 'few' },
      kind: null,
      pooling: null,
    });
  });
});
