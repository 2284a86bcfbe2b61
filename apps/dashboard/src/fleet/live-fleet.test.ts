import { STATE_NAMES } from '@finwait/tcp';
import type { LiveFrame } from '@finwait/contracts';
import { makeCounts, makeHost } from '../testing/sample-host';
import { addFrame, addHostEvent, countHosts, overlayHost, overlayTotals, SILENT_FLEET } from './live-fleet';

const frame = (takenAt: number, established: number | null, at = takenAt + 50): LiveFrame => ({
  at,
  rows: [['web-01', takenAt, 1, ...Object.values(makeCounts({ ESTABLISHED: established }))]],
});

const host = makeHost('web-01', { states: makeCounts({ ESTABLISHED: 1 }) });

describe('overlayHost', () => {
  it('brings a host up to date with a newer snapshot', () => {
    const live = addFrame(SILENT_FLEET, frame(110_000, 7), STATE_NAMES);
    expect(overlayHost(host, live, 0)).toMatchObject({
      takenAt: 110_000,
      lastSeenAt: 110_050,
      states: { ESTABLISHED: 7 },
    });
  });

  it('leaves a host alone whose REST answer is newer than the frame', () => {
    const live = addFrame(SILENT_FLEET, frame(90_000, 7), STATE_NAMES);
    expect(overlayHost(host, live, 0)).toBe(host);
  });

  it('keeps the newest of several snapshots', () => {
    const live = [frame(120_000, 9), frame(110_000, 7)].reduce(
      (held, next) => addFrame(held, next, STATE_NAMES),
      SILENT_FLEET,
    );
    expect(overlayHost(host, live, 0).states?.ESTABLISHED).toBe(9);
  });

  it('does not take a snapshot that is sent again for a sign of life', () => {
    const live = [frame(110_000, 7), frame(110_000, 7, 190_000)].reduce(
      (held, next) => addFrame(held, next, STATE_NAMES),
      SILENT_FLEET,
    );
    expect(overlayHost(host, live, 0).lastSeenAt).toBe(110_050);
  });

  it('reads counts by the columns the subscription was answered with', () => {
    const narrow: LiveFrame = { at: 1, rows: [['web-01', 110_000, 1, 4, null]] };
    const live = addFrame(SILENT_FLEET, narrow, ['CLOSE_WAIT', 'LISTEN']);
    expect(overlayHost(host, live, 0).states).toMatchObject({
      CLOSE_WAIT: 4,
      LISTEN: null,
      ESTABLISHED: null,
    });
  });

  it('takes on a change of status, unless REST was asked after it', () => {
    const live = addHostEvent(
      SILENT_FLEET,
      { name: 'web-01', change: 'status', status: 'stale', lastSeenAt: 100_000 },
      500,
    );
    expect(overlayHost(host, live, 400).status).toBe('stale');
    expect(overlayHost(host, live, 600)).toBe(host);
  });
});

describe('overlayTotals', () => {
  const latest = {
    at: 1_000,
    hosts: { live: 1, stale: 0, never: 0 },
    reporting: 1,
    held: 0,
    states: makeCounts(),
    unknown: 0,
  };

  it('takes the totals of a newer frame', () => {
    const live = addFrame(
      SILENT_FLEET,
      { at: 2_000, rows: [], fleet: STATE_NAMES.map(() => 3) },
      STATE_NAMES,
    );
    expect(overlayTotals(latest, live).CLOSE_WAIT).toBe(3);
  });

  it('keeps the totals of REST when the feed gave none or older ones', () => {
    const older = addFrame(SILENT_FLEET, { at: 900, rows: [], fleet: STATE_NAMES.map(() => 3) }, STATE_NAMES);
    expect(overlayTotals(latest, older)).toBe(latest.states);
    expect(overlayTotals(latest, SILENT_FLEET)).toBe(latest.states);
  });
});

describe('countHosts', () => {
  it('counts a silent host as held for an hour', () => {
    const hosts = [
      host,
      makeHost('b', { status: 'stale', lastSeenAt: 50_000 }),
      makeHost('c', { status: 'never', lastSeenAt: null }),
    ];
    expect(countHosts(hosts, 100_000)).toEqual({ all: 3, live: 1, stale: 1, never: 1, held: 1 });
    expect(countHosts(hosts, 50_000 + 3_600_000).held).toBe(0);
  });
});
