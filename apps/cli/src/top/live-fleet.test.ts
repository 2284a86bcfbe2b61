import { STATE_NAMES } from '@finwait/tcp';
import type { Host } from '../fleet-pages.js';
import { LiveFleet } from './live-fleet.js';

const counts = STATE_NAMES.map((_, index) => index);

function told(name: string, takenAt: number | null, established: number): Host {
  const states = Object.fromEntries(STATE_NAMES.map((state) => [state, 0]));
  const figures = takenAt === null ? null : { ...states, ESTABLISHED: established };
  return { name, status: 'live', lastSeenAt: takenAt, takenAt, states: figures } as Host;
}

const established = ({ hosts }: LiveFleet) =>
  Object.fromEntries(
    hosts.map((host) => [host.name, host.counts[STATE_NAMES.indexOf('ESTABLISHED')] ?? null]),
  );

describe('the fleet that top shows', () => {
  it('keeps a snapshot that a frame brought while an older one was read', () => {
    const fleet = new LiveFleet();
    fleet.apply({ at: 2_000, rows: [['web-01', 2_000, 2, ...counts]] });
    fleet.replace([told('web-01', 1_000, 50), told('web-02', 1_000, 60), told('new-01', null, 0)]);
    expect(established(fleet)).toEqual({ 'web-01': 3, 'web-02': 60, 'new-01': null });
    fleet.replace([told('web-01', 3_000, 70)]);
    expect(established(fleet)).toEqual({ 'web-01': 70 });
  });

  it('follows what becomes of a host, but shows none that no frame has told', () => {
    const fleet = new LiveFleet();
    fleet.replace([told('web-01', 1_000, 1), told('web-02', 1_000, 2)]);
    fleet.note({ name: 'web-01', change: 'status', status: 'stale', lastSeenAt: 1_000 });
    fleet.note({ name: 'web-02', change: 'left', status: 'live', lastSeenAt: 1_000 });
    fleet.note({ name: 'web-03', change: 'appeared', status: 'never', lastSeenAt: null });
    expect(fleet.hosts).toMatchObject([{ name: 'web-01', status: 'stale' }]);
  });
});
