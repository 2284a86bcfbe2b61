import { COLUMN_NAMES, COUNTER_NAMES, toColumnIndex, type ColumnName } from '@finwait/tcp';
import fc from 'fast-check';
import { planFleet, planHost } from './fleet-plan.js';
import { toFlood, toRebootedAt, toVanishedAt } from './incidents.js';
import { SimulatedHost } from './simulated-host.js';

const HOUR_MS = 3_600_000;
const ANCHOR_AT = Date.UTC(2026, 10, 25, 17, 0, 0);
const FLEET = planFleet(24).map((plan) => new SimulatedHost(plan, ANCHOR_AT, 7));

const anyHost = fc.constantFrom(...FLEET);
const anyAt = fc.integer({ min: ANCHOR_AT - 168 * HOUR_MS, max: ANCHOR_AT + 48 * HOUR_MS });

function hostOf(name: string): SimulatedHost {
  return new SimulatedHost(planHost(name), ANCHOR_AT, 7);
}

function toFigure(host: SimulatedHost, at: number, name: ColumnName): number {
  return host.valuesAt(at)[toColumnIndex(name)] ?? Number.NaN;
}

describe('a simulated host', () => {
  it('shows the same at a time, whoever asks and whatever was asked before', () => {
    fc.assert(
      fc.property(anyHost, anyAt, (host, at) => {
        expect(new SimulatedHost(host.plan, ANCHOR_AT, 7).valuesAt(at)).toEqual(host.valuesAt(at));
      }),
      { numRuns: 40 },
    );
  });

  it('fills every column with a whole number from 0 on', () => {
    fc.assert(
      fc.property(anyHost, anyAt, (host, at) => {
        const values = host.valuesAt(at);
        expect(values).toHaveLength(COLUMN_NAMES.length);
        for (const value of values) expect(Number.isSafeInteger(value) && Number(value) >= 0).toBe(true);
      }),
    );
  });

  it('has counters that only grow, but over a reboot', () => {
    fc.assert(
      fc.property(anyHost, anyAt, fc.integer({ min: 1, max: 600_000 }), (host, at, laterMs) => {
        fc.pre(host.bootBefore(at) === host.bootBefore(at + laterMs));
        const [before, after] = [host.valuesAt(at), host.valuesAt(at + laterMs)];
        const fallen = COUNTER_NAMES.filter((name) => {
          const place = toColumnIndex(name);
          return Number(after[place]) < Number(before[place]);
        });
        expect(fallen).toEqual([]);
      }),
    );
    const rebootedAt = toRebootedAt(ANCHOR_AT);
    const host = hostOf('batch-01');
    expect(toFigure(host, rebootedAt + HOUR_MS, 'activeOpens')).toBeLessThan(
      toFigure(host, rebootedAt - HOUR_MS, 'activeOpens'),
    );
  });

  it('has in TIME_WAIT what it closed first within the last minute', () => {
    fc.assert(
      fc.property(anyHost, anyAt, (host, at) => {
        fc.pre(host.bootBefore(at - 60_000) === host.bootBefore(at));
        const closed =
          toFigure(host, at, 'closesIntoTimeWait') - toFigure(host, at - 60_000, 'closesIntoTimeWait');
        expect(toFigure(host, at, 'TIME_WAIT')).toBe(closed);
      }),
    );
  });

  it('has counters that are tied to each other as those of the kernel are', () => {
    fc.assert(
      fc.property(anyHost, anyAt, (host, at) => {
        const figure = (name: ColumnName) => toFigure(host, at, name);
        const aborts = figure('abortsOnData') + figure('abortsOnClose') + figure('abortsOnTimeout');
        expect(figure('retransmittedSegments')).toBeGreaterThanOrEqual(figure('synRetransmissions'));
        expect(figure('attemptFails')).toBeGreaterThanOrEqual(figure('embryonicResets'));
        expect(figure('establishedResets')).toBeGreaterThanOrEqual(aborts);
        expect(figure('listenDrops')).toBeGreaterThanOrEqual(figure('listenOverflows'));
        expect(figure('closesIntoTimeWait')).toBeLessThanOrEqual(
          figure('activeOpens') + figure('passiveOpens'),
        );
        expect(figure('orphans')).toBeLessThanOrEqual(figure('FIN_WAIT1') + figure('LAST_ACK'));
      }),
    );
  });

  it('listens at as many ports by day and by night', () => {
    fc.assert(
      fc.property(anyHost, anyAt, (host, at) => {
        expect(toFigure(host, at, 'LISTEN')).toBe(toFigure(host, ANCHOR_AT, 'LISTEN'));
      }),
    );
  });

  it('follows the day of its people, and rests on Sunday', () => {
    const host = hostOf('lb-02');
    const openAt = (day: number, hour: number) =>
      toFigure(host, Date.UTC(2026, 10, day, hour), 'ESTABLISHED');
    expect(openAt(24, 14)).toBeGreaterThan(3 * openAt(24, 2));
    expect(openAt(22, 14)).toBeLessThan(0.8 * openAt(24, 14));
  });
});

describe('an incident', () => {
  it('is a leak in CLOSE_WAIT that grows for 14 hours', () => {
    const host = hostOf('orders-02');
    const leaked = [14.1, 12, 9, 6, 3, 0].map((hours) =>
      toFigure(host, ANCHOR_AT - hours * HOUR_MS, 'CLOSE_WAIT'),
    );
    expect(leaked).toEqual(leaked.toSorted((one, other) => one - other));
    expect(leaked[0]).toBeLessThan(10);
    expect(leaked.at(-1)).toBeGreaterThan(3_000);
  });

  it('is a flood that fills the SYN queue, and is answered with cookies', () => {
    const host = hostOf('lb-01');
    expect(toFlood(ANCHOR_AT).heightAt(ANCHOR_AT)).toBe(1);
    expect(toFigure(host, ANCHOR_AT, 'SYN_RECV')).toBeGreaterThan(1_000);
    expect(toFigure(host, ANCHOR_AT - HOUR_MS, 'SYN_RECV')).toBeLessThan(100);
    const grown = (name: ColumnName) =>
      toFigure(host, ANCHOR_AT, name) - toFigure(host, ANCHOR_AT - HOUR_MS, name);
    expect(grown('synCookiesSent')).toBeGreaterThan(1_000_000);
    expect(grown('listenOverflows')).toBeGreaterThan(5_000);
  });

  it('is a proxy that comes close to the 28,232 ports towards one destination, and never has more', () => {
    const host = hostOf('proxy-01');
    const hours = Array.from({ length: 24 * 60 }, (_, minute) => ANCHOR_AT - minute * 60_000);
    const waiting = hours.map((at) => toFigure(host, at, 'TIME_WAIT'));
    expect(Math.max(...waiting)).toBeGreaterThan(25_000);
    expect(Math.max(...waiting)).toBeLessThan(28_232);
    expect(Math.min(...waiting)).toBeLessThan(2_000);
  });

  it('is a host that vanished, one that was never there, and one that was down for four minutes', () => {
    const silent = (name: string, at: number) => hostOf(name).isSilent(at);
    const vanishedAt = toVanishedAt(ANCHOR_AT);
    expect([silent('web-07', vanishedAt), silent('web-07', vanishedAt + 1)]).toEqual([false, true]);
    expect(silent('web-08', ANCHOR_AT - 100 * HOUR_MS)).toBe(true);
    const rebootedAt = toRebootedAt(ANCHOR_AT);
    expect([silent('batch-01', rebootedAt - 240_000), silent('batch-01', rebootedAt)]).toEqual([true, false]);
    expect(silent('web-01', ANCHOR_AT)).toBe(false);
  });
});

describe('the fleet', () => {
  it('has 24 hosts with names of their own, and begins with those that have incidents', () => {
    const names = planFleet(24).map(({ name }) => name);
    expect(new Set(names).size).toBe(24);
    expect(names.slice(0, 3)).toEqual(['orders-02', 'lb-01', 'proxy-01']);
    expect(planFleet(3).map(({ name }) => name)).toEqual(names.slice(0, 3));
  });

  it('grows by the same mix, with no more incidents', () => {
    const large = planFleet(1_000);
    expect(new Set(large.map(({ name }) => name)).size).toBe(1_000);
    expect(large.filter(({ incident }) => incident !== null)).toHaveLength(6);
  });
});
