import { STATE_NAMES } from '@finwait/tcp';
import type { LiveFrame } from '@finwait/contracts';
import { makeCounts, makeHost } from '../testing/sample-host';
import { LiveFleet, overlayHost, overlayTotals } from './live-fleet';

const frame = (takenAt: number, established: number | null, at = takenAt + 50): LiveFrame => ({
  at,
  rows: [['web-01', takenAt, 1, ...Object.values(makeCounts({ ESTABLISHED: established }))]],
});

/** What is heard of web-01, and the totals, after these frames. */
function hear(frames: readonly LiveFrame[], columns: readonly string[] = STATE_NAMES) {
  const live = new LiveFleet();
  for (const each of frames) live.addFrame(each, columns);
  return { live, heard: live.read('web-01'), totals: live.readTotals() };
}

const host = makeHost('web-01', { states: makeCounts({ ESTABLISHED: 1 }) });

describe('overlayHost', () => {
  it('brings a host up to date with a newer snapshot', () => {
    const { heard } = hear([frame(110_000, 7)]);
    expect(overlayHost(host, heard, 0)).toMatchObject({
      takenAt: 110_000,
      lastSeenAt: 110_050,
      states: { ESTABLISHED: 7 },
    });
  });

  it('leaves a host alone whose REST answer is newer than the frame', () => {
    const { heard } = hear([frame(90_000, 7)]);
    expect(overlayHost(host, heard, 0)).toBe(host);
  });

  it('keeps the newest of several snapshots', () => {
    const { heard } = hear([frame(120_000, 9), frame(110_000, 7)]);
    expect(overlayHost(host, heard, 0).states?.ESTABLISHED).toBe(9);
  });

  it('does not take a snapshot that is sent again for a sign of life', () => {
    const { live, heard } = hear([frame(110_000, 7), frame(110_000, 7, 190_000)]);
    expect(overlayHost(host, heard, 0).lastSeenAt).toBe(110_050);
    expect(live.readNewestAt()).toBe(110_050);
  });

  it('reads counts by the columns the subscription was answered with', () => {
    const narrow: LiveFrame = { at: 1, rows: [['web-01', 110_000, 1, 4, null]] };
    const { heard } = hear([narrow], ['CLOSE_WAIT', 'LISTEN']);
    expect(overlayHost(host, heard, 0).states).toMatchObject({
      CLOSE_WAIT: 4,
      LISTEN: null,
      ESTABLISHED: null,
    });
  });

  it('takes on a change of status, unless REST was asked after it', () => {
    const { live } = hear([]);
    live.addHostEvent({ name: 'web-01', change: 'status', status: 'stale', lastSeenAt: 100_000 }, 500);
    const heard = live.read('web-01');
    expect(overlayHost(host, heard, 400).status).toBe('stale');
    expect(overlayHost(host, heard, 600)).toBe(host);
  });

  it('keeps a change of status when counts come after it', () => {
    const { live } = hear([]);
    live.addHostEvent({ name: 'web-01', change: 'status', status: 'stale', lastSeenAt: 100_000 }, 500);
    live.addFrame(frame(110_000, 7), STATE_NAMES);
    const shown = overlayHost(host, live.read('web-01'), 400);
    expect(shown).toMatchObject({ status: 'stale', states: { ESTABLISHED: 7 } });
  });

  it('leaves a host alone of which nothing was said', () => {
    expect(overlayHost(host, new LiveFleet().read('web-01'), 0)).toBe(host);
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
    const { totals } = hear([{ at: 2_000, rows: [], fleet: STATE_NAMES.map(() => 3) }]);
    expect(overlayTotals(latest, totals).CLOSE_WAIT).toBe(3);
  });

  it('keeps the totals of REST when the feed gave none or older ones', () => {
    const { totals } = hear([{ at: 900, rows: [], fleet: STATE_NAMES.map(() => 3) }]);
    expect(overlayTotals(latest, totals)).toBe(latest.states);
    expect(overlayTotals(latest, null)).toBe(latest.states);
  });
});

describe('LiveFleet', () => {
  it('tells observers what was said, until they leave', () => {
    const live = new LiveFleet();
    const said: string[] = [];
    const leave = live.observe((saying) => said.push(saying));
    live.addFrame(frame(110_000, 7), STATE_NAMES);
    live.addHostEvent({ name: 'web-01', change: 'status', status: 'stale', lastSeenAt: 100_000 }, 500);
    leave();
    live.addFrame(frame(120_000, 7), STATE_NAMES);
    expect(said).toEqual(['frame', 'host']);
  });

  it('gives the same answer until something is said of the host', () => {
    const { live, heard } = hear([frame(110_000, 7)]);
    live.addFrame({ at: 1, rows: [['web-02', 110_000, 1, 4]] }, ['CLOSE_WAIT']);
    expect(live.read('web-01')).toBe(heard);
    live.addFrame(frame(120_000, 7), STATE_NAMES);
    expect(live.read('web-01')).not.toBe(heard);
  });
});
