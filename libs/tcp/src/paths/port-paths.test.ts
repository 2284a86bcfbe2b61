import { checkPath, type Hop, type HopKind, type OpenedConnections, type VerdictCode } from './index.js';
import { client, itGivesVerdicts, server, type PathCase } from '../testing/path-case.js';

type Opened = Partial<OpenedConnections>;

const opener = (
  kind: HopKind,
  perSecond: number,
  { settings, opens, ...rest }: Omit<Partial<Hop>, 'opens'> & { readonly opens?: Opened } = {},
): Hop => ({
  kind,
  ...rest,
  ...(settings && { settings }),
  opens: { perSecond, shortLived: true, ...opens },
});
const closesFirst = { closesFirst: true };
const EXHAUSTED: readonly VerdictCode[] = ['PORT_EXHAUSTION'];
const PRESSED: readonly VerdictCode[] = ['PORT_PRESSURE'];
/** Of a path through a middlebox or proxy what is about ports, and about no other time-out. */
const ofPorts = (hop: Hop): VerdictCode[] =>
  checkPath({ protocol: 'tcp', hops: [client(), hop, server()] })
    .verdicts.map(({ code }) => code)
    .filter((code) => /^(PORT_|TW_|FIN_|VALUE_UNKNOWN)/.test(code));
const answerOf = (hop: Hop) => checkPath({ protocol: 'tcp', hops: [client(), hop, server()] }).ports[0];

const snat = (settings: Hop['settings'] = {}) => ({
  settings: { sourceAddressTranslation: 'automap', ...settings },
  opens: closesFirst,
});

describe('the ports of a BIG-IP', () => {
  it('are those of its translation addresses, held by its own TIME_WAIT', () => {
    expect(answerOf(opener('f5', 600, snat()))).toEqual({
      hop: 1,
      ports: 64_000,
      mostPerSecond: 32_000,
      askedPerSecond: 600,
    });
    expect(answerOf(opener('f5', 600, snat({ timeWaitTimeout: 50_000 })))?.mostPerSecond).toBe(1_280);
    const own = snat({ timeWaitTimeout: 60_000, 'serverside timeWaitTimeout': '4000' });
    expect(answerOf(opener('f5', 600, own))?.mostPerSecond).toBe(16_000);
    const more = { ...snat(), opens: { ...closesFirst, sourceAddresses: 2, destinations: 3 } };
    expect(answerOf(opener('f5', 600, more))?.mostPerSecond).toBe(6 * 32_000);
  });

  it.each([
    [600, snat(), []],
    [22_401, snat(), PRESSED],
    [32_001, snat(), EXHAUSTED],
    [1_067, snat({ timeWaitTimeout: 60_000 }), EXHAUSTED],
    [1_000_000, snat({ timeWaitTimeout: 'indefinite' }), []],
    [1_000_000, snat({ timeWaitTimeout: 'immediate' }), []],
    [1_000_000, { ...snat(), opens: {} }, []],
    [1, snat({ timeWaitTimeout: 'unknown' }), ['VALUE_UNKNOWN']],
    [1, snat({ sourceAddressTranslation: 'unknown' }), ['VALUE_UNKNOWN']],
    [1_000_000, snat({ sourceAddressTranslation: 'none' }), []],
    [1_000_000, snat({ sourceAddressTranslation: 'lsn' }), []],
    [1_000_000, { opens: closesFirst }, []],
  ] as const)('let it open %d connections a second as it is set: %j', (perSecond, hop, codes) => {
    expect(ofPorts(opener('f5', perSecond, hop))).toEqual(codes);
  });

  it('are told of with the profile that decides, and never with a sysctl', () => {
    const hops = [client(), opener('f5', 40_000, snat({ 'serverside timeWaitTimeout': 3_000 })), server()];
    const verdict = checkPath({ hops }).verdicts.find(({ code }) => code === 'PORT_EXHAUSTION');
    expect(verdict).toMatchObject({ hop: 1, setting: 'serverside timeWaitTimeout', value: '3000' });
    expect(verdict?.reason.en).toBe(
      'F5 BIG-IP opens 40000 connections a second and closes first; 64000 ports, each held in TIME_WAIT for 3 s, allow 21333.3 a second: connections are reset, and /var/log/ltm has "Inet port exhaustion".',
    );
    expect(JSON.stringify(verdict)).not.toMatch(/ip_local_port_range|tcp_tw_reuse|EADDRNOTAVAIL/);
  });
});

describe('the ports of a NAT in a cloud', () => {
  it.each([
    ['aws-nat', {}, 55_000, 60],
    ['aws-nlb', { 'preserve_client_ip.enabled': 'off' }, 55_000, 60],
    ['azure-lb', {}, 1_024, 240],
    ['azure-lb', { allocatedOutboundPorts: 0 }, 1_024, 240],
    ['azure-lb', { allocatedOutboundPorts: 8_000 }, 8_000, 240],
    ['azure-nat', {}, 64_512, 65],
    ['gcp-nat', {}, 64, 30],
    ['gcp-nat', { minPortsPerVm: 4_096, tcpTimeWaitTimeoutSec: 120 }, 4_096, 120],
    ['gcp-nat', { enableDynamicPortAllocation: 'on', maxPortsPerVm: 1_024 }, 1_024, 30],
    ['gcp-nat', { enableDynamicPortAllocation: 'on' }, 65_536, 30],
  ] as const)(
    'of %s, set %j, are %d, each at rest for %d s, whoever closes',
    (kind, settings, ports, held) => {
      const mostPerSecond = ports / held;
      const answer = answerOf(opener(kind, 1, { settings }));
      expect(answer).toEqual({ hop: 1, ports, mostPerSecond, askedPerSecond: 1 });
      expect(ofPorts(opener(kind, mostPerSecond * 0.69, { settings }))).toEqual([]);
      expect(ofPorts(opener(kind, mostPerSecond * 0.71, { settings }))).toEqual(PRESSED);
      expect(ofPorts(opener(kind, mostPerSecond * 1.01, { settings }))).toEqual(EXHAUSTED);
      const opens = { sourceAddresses: 2, destinations: 2 };
      const times = kind === 'azure-lb' || kind === 'gcp-nat' ? 2 : 4;
      expect(answerOf(opener(kind, 1, { settings, opens }))?.mostPerSecond).toBeCloseTo(
        times * mostPerSecond,
      );
    },
  );

  it.each([
    ['2026.6.29', 120],
    ['2026.9.30', 30],
    ['2026-11-26', 30],
  ])('of Google Cloud rest as long as on the day that the gateway was created: %s', (version, held) => {
    expect(answerOf(opener('gcp-nat', 1, { version }))?.mostPerSecond).toBe(64 / held);
  });

  it.each([
    opener('gcp-nat', 1, { version: '2026.7' }),
    opener('gcp-nat', 1, { settings: { minPortsPerVm: 'unknown' } }),
    opener('gcp-nat', 1, { settings: { enableDynamicPortAllocation: 'unknown' } }),
    opener('azure-lb', 1, { settings: { allocatedOutboundPorts: 'unknown' } }),
    opener('aws-nlb', 1, { settings: { 'preserve_client_ip.enabled': 'unknown' } }),
  ])('are not judged where something could not be seen: %j', (hop) => {
    expect(ofPorts(hop)).toEqual(['VALUE_UNKNOWN']);
    expect(answerOf(hop)).toBeUndefined();
  });

  it('are those of the clients where a balancer keeps their addresses, or nobody says', () => {
    const preserving = opener('aws-nlb', 1_000_000, { settings: { 'preserve_client_ip.enabled': 'on' } });
    expect([ofPorts(preserving), ofPorts(opener('aws-nlb', 1_000_000))]).toEqual([[], []]);
  });

  it('are told of without a word of Linux', () => {
    const hops = [client(), opener('aws-nat', 1_000), server()];
    const verdict = checkPath({ hops }).verdicts.find(({ code }) => code === 'PORT_EXHAUSTION');
    expect(verdict).toMatchObject({
      hop: 1,
      setting: null,
      source: 'docs.aws.amazon.com/vpc: nat-gateway-basics',
    });
    expect(verdict?.reason.en).toBe(
      'AWS NAT gateway opens 1000 connections a second; 55000 ports, each kept from use for 60 s after a close, allow 916.7 a second: new connections fail, and ErrorPortAllocation counts them.',
    );
  });
});

describe('a hop whose ports nobody documents', () => {
  it.each([
    'aws-alb',
    'aws-clb',
    'gcp-alb',
    'oci-lb',
    'heroku-router',
    'f5-fastl4',
    'firewall',
    'conntrack',
    'ipvs',
    'gcp-firewall',
    'browser',
  ] as const)('has no verdict about them and no figure: %s', (kind) => {
    const hop = opener(kind, 1_000_000, { opens: closesFirst });
    const hops = kind === 'browser' ? [hop, server()] : [client(), hop, server()];
    const { ports, verdicts } = checkPath({ protocol: 'tcp', hops });
    expect(ports).toEqual([]);
    expect(verdicts.map(({ code }) => code).filter((code) => /^(PORT|TW)_/.test(code))).toEqual([]);
  });

  it('has no time in TIME_WAIT and no count of repetitions of Linux either', () => {
    const [front, back] = checkPath({ hops: [{ kind: 'browser' }, { kind: 'aws-alb' }, server()] }).segments;
    expect(front).toMatchObject({ timeWaitOn: 1, timeWaitSeconds: null });
    expect(back?.deadPeers[0]).toMatchObject({ hop: 1, unacknowledgedSeconds: 'unknown' });
  });

  it('has the TIME_WAIT of its own profile on the side that closes', () => {
    const settings = { resetOnTimeout: 'disabled', 'serverside timeWaitTimeout': 4_000, oneConnect: 'on' };
    const { segments } = checkPath({ hops: [{ kind: 'f5', settings }, { kind: 'server' }] });
    expect(segments.at(-1)).toMatchObject({ timeWaitOn: 0, timeWaitSeconds: 4 });
  });
});

describe('a proxy on Linux', () => {
  it.each(['nginx', 'haproxy', 'apache', 'envoy'] as const)('has the ports of its kernel: %s', (kind) => {
    const hop = opener(kind, 600, { opens: closesFirst });
    expect(ofPorts(hop)).toEqual(['PORT_EXHAUSTION', 'TW_REUSE_LOOPBACK_ONLY']);
    expect(answerOf(hop)?.ports).toBe(28_232);
  });
});

const kernel = { tcp_tw_reuse: 1, ip_local_port_range: [1_024, 65_535] };
const CASES: readonly PathCase[] = [
  {
    row: 'a browser that has sysctls of Linux',
    path: { hops: [opener('browser', 600, { opens: closesFirst, kernel: { tcp_timestamps: 1 } }), server()] },
    codes: ['PORT_EXHAUSTION', 'TW_REUSE_LOOPBACK_ONLY'],
  },
  {
    row: 'sysctls of Linux about ports on a NAT',
    path: { protocol: 'tcp', hops: [client(), { kind: 'aws-nat', kernel }, server({ idle: 60 })] },
    codes: ['SETTING_NO_EFFECT', 'SETTING_NO_EFFECT'],
  },
  {
    row: 'tcp_fin_timeout on a balancer with many in TIME_WAIT',
    path: {
      hops: [{ kind: 'aws-alb', kernel: { tcp_fin_timeout: 10 }, observed: { timeWaits: 20_000 } }],
    },
    codes: ['SETTING_NO_EFFECT'],
  },
];

describe('ports by the kind of a hop', () => itGivesVerdicts(CASES));
