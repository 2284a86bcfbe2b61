import fc from 'fast-check';
import {
  HOP_KINDS,
  HOP_KIND_NAMES,
  VERDICT_KINDS,
  checkPath,
  findPathFaults,
  type Hop,
  type HopValue,
  type Path,
} from './index.js';

const HALF_OPEN: Path = {
  hops: [
    { kind: 'client', settings: { pool: 600 } },
    { kind: 'haproxy', settings: { mode: 'tcp', 'timeout client': '60s', 'timeout server': '1h' } },
    { kind: 'server', settings: { 'answers FIN': 'off' } },
  ],
};

describe('what follows from a path', () => {
  it('tells who ends a silent connection, how, and on whom TIME_WAIT lies', () => {
    const { segments, longestSilence } = checkPath({
      hops: [{ kind: 'aws-alb' }, { kind: 'node', settings: { keepAliveTimeout: 5_000 } }],
    });
    expect(segments.at(-1)).toMatchObject({
      left: 0,
      right: 1,
      idleSeconds: 6,
      endedBy: 1,
      setting: 'keepAliveTimeout',
      sign: 'fin',
      timeWaitOn: 1,
      timeWaitSeconds: 60,
    });
    expect(longestSilence).toEqual({ seconds: 60, hop: 0 });
  });

  it('tells that a client behind a half-closed tunnel hears when the server side ends', () => {
    const [first, second] = checkPath(HALF_OPEN).segments;
    expect(first).toMatchObject({ idleSeconds: 60, endedBy: 1, learnedAfterSeconds: 3_600 });
    expect(second).toMatchObject({ idleSeconds: 60, endedBy: 1, setting: 'timeout client', sign: 'fin' });
  });

  it('tells it sooner with a limit for what is half-closed, and at once with one for tunnels', () => {
    const withSetting = (settings: Hop['settings']) => {
      const [client, haproxy, server] = HALF_OPEN.hops;
      const changed = { kind: 'haproxy' as const, settings: { ...haproxy?.settings, ...settings } };
      return checkPath({ hops: [client, changed, server].filter((hop) => hop !== undefined) }).segments[0];
    };
    expect(withSetting({ 'timeout server-fin': '1s' })?.learnedAfterSeconds).toBe(61);
    expect(withSetting({ 'timeout tunnel': '60s' })?.learnedAfterSeconds).toBe(60);
  });

  it.each([
    [{ SO_KEEPALIVE: 'on' }, 7_875],
    [{ TCP_KEEPIDLE: 2, TCP_KEEPINTVL: 1, TCP_KEEPCNT: 3 }, 5],
    [{ TCP_KEEPIDLE: 2, TCP_KEEPINTVL: 1, TCP_KEEPCNT: 3, TCP_USER_TIMEOUT: 2_500 }, 3],
    [{ TCP_KEEPIDLE: 2, TCP_KEEPINTVL: 1, TCP_KEEPCNT: 3, TCP_USER_TIMEOUT: 10_000 }, 10],
    [{ TCP_USER_TIMEOUT: 30_000, TCP_KEEPIDLE: 60, TCP_KEEPINTVL: 10, TCP_KEEPCNT: 9 }, 70],
  ] as const)('tells when a vanished peer is noticed while nothing is sent: %j', (settings, seconds) => {
    const [segment] = checkPath({ protocol: 'tcp', hops: [{ kind: 'client', settings }] }).segments;
    expect(segment?.deadPeers).toMatchObject([{ hop: 0, idleSeconds: seconds }]);
  });

  it.each([
    [{}, 924.6],
    [{ tcp_retries2: 5 }, 12.6],
    [{ tcp_retries2: 8 }, 102.2],
    [{ tcp_retries2: 6, tcp_rto_max_ms: 1_000 }, 5.4],
  ] as const)('tells how long unacknowledged data are repeated at least: %j', (kernel, seconds) => {
    const [segment] = checkPath({ protocol: 'tcp', hops: [{ kind: 'client', kernel }] }).segments;
    expect(segment?.deadPeers[0]?.unacknowledgedSeconds).toBeCloseTo(seconds, 1);
  });

  it('tells how many connections a second the ports allow', () => {
    const opens = { perSecond: 600, closesFirst: true };
    const ask = (hop: Partial<Hop>) =>
      checkPath({ hops: [{ kind: 'client', opens, ...hop }, { kind: 'server' }] }).ports[0];
    expect(ask({})).toMatchObject({ ports: 28_232, askedPerSecond: 600 });
    expect(ask({})?.mostPerSecond).toBeCloseTo(470.5, 1);
    expect(ask({ opens: { ...opens, destinations: 2, sourceAddresses: 2 } })?.mostPerSecond).toBeCloseTo(
      4 * 470.53,
      1,
    );
    expect(ask({ kernel: { tcp_tw_reuse: 1 } })?.mostPerSecond).toBe(28_232);
    expect(
      ask({ kernel: { ip_local_port_range: [1_000, 1_019], ip_local_reserved_ports: '1000-1009,5000' } })
        ?.ports,
    ).toBe(10);
  });
});

describe('ports that no TIME_WAIT of a known length holds', () => {
  it.each([0, 'never', 'unknown'])('are not judged: timeWaitTimeout %s', (timeWaitTimeout) => {
    const opens = { perSecond: 1_000_000, closesFirst: true };
    const { ports, verdicts } = checkPath({
      hops: [{ kind: 'f5', settings: { timeWaitTimeout }, opens }, { kind: 'server' }],
    });
    expect(ports).toEqual([]);
    expect(verdicts.filter(({ code }) => code.startsWith('PORT_'))).toEqual([]);
  });
});

describe('a path that cannot be judged', () => {
  it('is told of with hop and setting', () => {
    const faults = findPathFaults({
      hops: [
        {
          kind: 'nginx',
          settings: { keepalive_timeout: 'soon', keep_alive: 5 },
          kernel: { tcp_tw_reuse: 'x' },
        },
      ],
    });
    expect(faults.map(({ hop, setting }) => [hop, setting])).toEqual([
      [0, 'keepalive_timeout'],
      [0, 'keep_alive'],
      [0, 'tcp_tw_reuse'],
    ]);
    const isOn = { kind: 'linux', kernel: { tcp_tw_reuse: true as never, ip_local_port_range: [] } } as const;
    expect(findPathFaults({ hops: [isOn] })).toHaveLength(2);
    expect(findPathFaults({ hops: [] })).toHaveLength(1);
    expect(
      findPathFaults({ hops: Array.from({ length: 17 }, () => ({ kind: 'client' as const })) }),
    ).toHaveLength(1);
  });
});

describe('the kinds of hops', () => {
  it('all have a definition, with a source for each setting', () => {
    expect(HOP_KINDS.map(({ kind }) => kind).toSorted()).toEqual([...HOP_KIND_NAMES].toSorted());
    for (const { settings } of HOP_KINDS) {
      expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
      for (const { source } of settings) expect(source).not.toBe('');
    }
  });

  it('have defaults that can be read', () => {
    for (const { kind, settings } of HOP_KINDS) {
      const stated = settings.flatMap(({ name, defaults }) =>
        defaults.flatMap(({ value }): [string, HopValue][] => (value === null ? [] : [[name, value]])),
      );
      expect([kind, findPathFaults({ hops: [{ kind, settings: Object.fromEntries(stated) }] })]).toEqual([
        kind,
        [],
      ]);
    }
  });
});

const value = fc.oneof(
  fc.nat(100_000),
  fc.constantFrom('never', 'unknown', 'on', 'off', '50s', '1h30m', 'tcp', 'safe', '0'),
);
const hop: fc.Arbitrary<Hop> = fc.constantFrom(...HOP_KINDS).chain(({ kind, settings }) =>
  fc.record(
    {
      kind: fc.constant(kind),
      settings: fc.dictionary(fc.constantFrom('none', ...settings.map(({ name }) => name)), value, {
        maxKeys: 5,
      }),
      kernel: fc.dictionary(
        fc.constantFrom('tcp_keepalive_time', 'tcp_tw_reuse', 'tcp_fin_timeout'),
        fc.nat(9_999),
      ),
      opens: fc.record({ perSecond: fc.nat(1_000), closesFirst: fc.boolean() }),
    },
    { requiredKeys: ['kind'] },
  ),
);
const path = fc.record(
  {
    hops: fc.array(hop, { minLength: 1, maxLength: 6 }),
    protocol: fc.constantFrom('http' as const, 'tcp' as const, 'websocket' as const),
    requestSeconds: fc.nat(500),
    pingSeconds: fc.integer({ min: 1, max: 500 }),
  },
  { requiredKeys: ['hops'] },
);

describe('any path', () => {
  it('is judged without a throw, each verdict naming a hop of it and saying all it has to', () => {
    const codes = new Set<string>(VERDICT_KINDS.map(({ code }) => code));
    fc.assert(
      fc.property(path, (whole) => {
        const { verdicts, segments } = checkPath(whole);
        for (const verdict of verdicts) {
          expect(codes.has(verdict.code)).toBe(true);
          expect(verdict.hop).toBeLessThan(whole.hops.length);
          const { en, zh } = verdict.reason;
          expect([en, zh, verdict.suggestion.en, verdict.suggestion.zh, verdict.source].every(Boolean)).toBe(
            true,
          );
          expect(`${en}${zh}${verdict.suggestion.en}`).not.toMatch(/undefined|NaN|Infinity/);
        }
        expect(JSON.stringify(segments)).not.toContain(':null,"idleSeconds":null');
      }),
    );
  });
});
