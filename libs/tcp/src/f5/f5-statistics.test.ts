import fc from 'fast-check';
import { decodeF5Statistics, decodeF5Version } from './f5-statistics.js';

type Leaves = Readonly<Record<string, number | null>>;

/** As F5 wraps statistics: see f5-telemetry-streaming, its bodies of `/mgmt/tm/ltm/profile/http/stats`. */
function toBody(profiles: Readonly<Record<string, Leaves>>): object {
  const base = 'https://localhost/mgmt/tm/ltm/profile/tcp';
  const entries: Record<string, object> = {};
  for (const [name, leaves] of Object.entries(profiles)) {
    const counts = Object.entries(leaves).map(([leaf, value]): [string, object] => [leaf, { value }]);
    const nestedStats = {
      kind: 'tm:ltm:profile:tcp:tcpstats',
      entries: { tmName: { description: `/Common/${name}` }, ...Object.fromEntries(counts) },
    };
    entries[`${base}/~Common~${name}/stats`] = { nestedStats };
  }
  return { kind: 'tm:ltm:profile:tcp:tcpcollectionstats', selfLink: `${base}/stats`, entries };
}

const LAN = {
  open: 40,
  closeWait: 3,
  finWait: 5,
  timeWait: 12,
  accepts: 900,
  connects: 0,
  connfails: 0,
  txrexmits: 7,
};
const WAN = {
  open: 35,
  closeWait: 1,
  finWait: 2,
  timeWait: 30,
  accepts: 0,
  connects: 500,
  connfails: 20,
  txrexmits: 1,
};

describe('statistics of TCP profiles', () => {
  it('are summed, and what is counted together stays unknown', () => {
    expect(decodeF5Statistics(toBody({ lan: LAN, wan: WAN }))).toEqual({
      ok: true,
      figures: {
        ESTABLISHED: 75,
        TIME_WAIT: 42,
        passiveOpens: 900,
        activeOpens: 520,
        attemptFails: 20,
        retransmittedSegments: 8,
      },
      coarse: { closeWait: 4, finWait: 7 },
    });
  });

  it('are found whatever case, hyphen or prefix their names have', () => {
    const told = decodeF5Statistics(
      toBody({ tcp: { Open: 1, 'close-wait': 2, FINWAIT: 3, 'common.timeWait': 4 } }),
    );
    expect(told).toMatchObject({
      ok: true,
      figures: { ESTABLISHED: 1, TIME_WAIT: 4 },
      coarse: { closeWait: 2, finWait: 3 },
    });
  });

  it('are unknown where one profile leaves them out, and never 0', () => {
    const without = Object.fromEntries(Object.entries(WAN).filter(([name]) => name !== 'timeWait'));
    expect(decodeF5Statistics(toBody({ lan: LAN, wan: without }))).toMatchObject({
      figures: { ESTABLISHED: 75, TIME_WAIT: null },
    });
    expect(decodeF5Statistics(toBody({ tcp: { open: 1 } }))).toMatchObject({
      figures: { activeOpens: null },
      coarse: { closeWait: null, finWait: null },
    });
  });

  it('are unknown where they are no counts', () => {
    for (const open of [-1, 1.5, 2 ** 60, null])
      expect(decodeF5Statistics(toBody({ lan: LAN, wan: { ...WAN, open } }))).toMatchObject({
        figures: { ESTABLISHED: null, TIME_WAIT: 42 },
      });
  });

  it('name the leaves that are there when none is as expected', () => {
    expect(decodeF5Statistics(toBody({ tcp: { curConns: 1 } }))).toEqual({
      ok: false,
      why: 'the statistics of its TCP profiles have no leaf "open", but: curconns',
    });
    for (const body of [
      undefined,
      null,
      'text',
      [],
      {},
      { entries: {} },
      { entries: { x: { nestedStats: 1 } } },
    ])
      expect(decodeF5Statistics(body)).toEqual({
        ok: false,
        why: 'it tells of no statistics of TCP profiles',
      });
  });

  it('never throw, and sum what is there', () => {
    const count = fc.nat(1_000_000);
    const leaves = fc.record({ open: count, timeWait: count });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), leaves, { minKeys: 1 }), (profiles) => {
        const sum = (name: 'open' | 'timeWait') =>
          Object.values(profiles).reduce((total, one) => total + one[name], 0);
        expect(decodeF5Statistics(toBody(profiles))).toMatchObject({
          figures: { ESTABLISHED: sum('open'), TIME_WAIT: sum('timeWait') },
        });
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (body, entry) => {
        decodeF5Statistics(body);
        decodeF5Statistics({ entries: { a: entry, b: { nestedStats: { entries: entry } } } });
        decodeF5Version({ entries: { a: { nestedStats: { entries: entry } } } });
      }),
    );
  });
});

describe('the version', () => {
  it('is read from where F5 puts it', () => {
    const leaves = {
      Build: { description: '0.0.6' },
      Product: { description: 'BIG-IP' },
      Version: { description: '13.1.0.4' },
    };
    const body = {
      entries: { 'https://localhost/mgmt/tm/sys/version/0': { nestedStats: { entries: leaves } } },
    };
    expect(decodeF5Version(body)).toBe('13.1.0.4');
    expect(decodeF5Version({})).toBeUndefined();
  });
});
