import fc from 'fast-check';
import { checkPath, findPathFaults } from '../paths/index.js';
import { decodeF5VirtualServers, type F5Configuration } from './f5-virtual-server.js';
import { toResourceName } from './icontrol-json.js';

/** As BIG-IP 13 answers for a new profile: F5's programmability lab, module "Create a TCP profile". */
const TCP = {
  kind: 'tm:ltm:profile:tcp:tcpstate',
  name: 'tcp',
  partition: 'Common',
  fullPath: '/Common/tcp',
  closeWaitTimeout: 5,
  finWaitTimeout: 5,
  finWait_2Timeout: 300,
  idleTimeout: 300,
  keepAliveInterval: 1800,
  maxRetrans: 8,
  minimumRto: 1000,
  resetOnTimeout: 'enabled',
  synRtoBase: 3000,
  timeWaitRecycle: 'enabled',
  timeWaitTimeout: '2000',
  zeroWindowTimeout: 20000,
};
const LAN = {
  ...TCP,
  name: 'lan',
  fullPath: '/Common/web/lan',
  idleTimeout: 'indefinite',
  keepAliveInterval: '60',
};
/** As f5-ansible has it in its fixtures: times of FastL4 are texts, no probes are `disabled`. */
const FASTL4 = {
  name: 'fastL4',
  fullPath: '/Common/fastL4',
  idleTimeout: '300',
  keepAliveInterval: 'disabled',
  resetOnTimeout: 'enabled',
  tcpHandshakeTimeout: '5',
  tcpCloseTimeout: '5',
  looseInitialization: 'disabled',
};
/** As BIG-IP 14.1.2 answers: genieparser, get_ltm_profileone_connect. */
const ONE_CONNECT = {
  fullPath: '/Common/oneconnect',
  idleTimeoutOverride: 'disabled',
  limitType: 'none',
  maxAge: 86400,
  maxReuse: 1000,
  maxSize: 10000,
};

const PROFILES = {
  tcp: [TCP, LAN],
  fastl4: [FASTL4],
  'one-connect': [ONE_CONNECT],
  http: [{ fullPath: '/Common/http' }],
};
const TCP_SETTINGS = {
  idleTimeout: 300,
  keepAliveInterval: 1800,
  resetOnTimeout: 'enabled',
  timeWaitTimeout: 2000,
  timeWaitRecycle: 'enabled',
  finWaitTimeout: 5,
  finWait_2Timeout: 300,
  closeWaitTimeout: 5,
  zeroWindowTimeout: 20000,
  maxRetrans: 8,
  synRtoBase: 3000,
  minimumRto: 1000,
};

const attach = (type: string, fullPath: string, context = 'all') => ({
  fullPath,
  context,
  nameReference: {
    link: `https://localhost/mgmt/tm/ltm/profile/${type}/${toResourceName(fullPath)}?ver=17.1.1`,
  },
});
const toVirtual = (fullPath: string, ...items: object[]) => ({
  fullPath,
  destination: '/Common/10.0.0.1:443',
  enabled: true,
  profilesReference: { link: 'https://localhost/mgmt/…', isSubcollection: true, items },
});
const decode = (virtuals: unknown[], rest: Partial<F5Configuration> = {}) =>
  decodeF5VirtualServers({ virtuals, profiles: PROFILES, ...rest });

describe('a virtual server', () => {
  it('has the settings of its TCP profile, as numbers', () => {
    expect(decode([toVirtual('/Common/web', attach('tcp', '/Common/tcp'))], { version: '17.1.1' })).toEqual([
      {
        name: '/Common/web',
        destination: '10.0.0.1:443',
        isEnabled: true,
        hop: { kind: 'f5', name: '/Common/web', version: '17.1.1', settings: TCP_SETTINGS },
      },
    ]);
  });

  it('has the settings of another profile on the server side with a prefix', () => {
    const [server] = decode([
      toVirtual(
        '/Prod/app/web',
        attach('tcp', '/Common/web/lan', 'serverside'),
        attach('tcp', '/Common/tcp', 'clientside'),
      ),
    ]);
    expect(server?.hop.settings).toEqual({
      ...TCP_SETTINGS,
      ...Object.fromEntries(
        Object.entries(TCP_SETTINGS).map(([name, value]) => [`serverside ${name}`, value]),
      ),
      'serverside idleTimeout': 'indefinite',
      'serverside keepAliveInterval': 60,
    });
  });

  it('says that OneConnect and HTTP are on', () => {
    const [server] = decode([
      toVirtual(
        '/Common/web',
        attach('http', '/Common/http'),
        attach('one-connect', '/Common/oneconnect'),
        attach('tcp', '/Common/tcp'),
        attach('client-ssl', '/Common/clientssl', 'clientside'),
      ),
    ]);
    expect(server?.hop.settings).toEqual({
      ...TCP_SETTINGS,
      http: 'enabled',
      oneConnect: 'enabled',
      'oneConnect idleTimeoutOverride': 'disabled',
      'oneConnect maxAge': 86400,
      'oneConnect maxReuse': 1000,
      'oneConnect maxSize': 10000,
    });
  });

  it('says where the addresses come from that it connects from', () => {
    const web = toVirtual('/Common/web', attach('tcp', '/Common/tcp'));
    const translate = (sourceAddressTranslation: unknown) =>
      decode([{ ...web, sourceAddressTranslation }])[0]?.hop.settings['sourceAddressTranslation'];
    expect(translate({ type: 'automap' })).toBe('automap');
    expect(
      translate({
        pool: '/Common/test-snat-pool',
        poolReference: { link: 'https://localhost/mgmt/tm/ltm/snatpool/~Common~test-snat-pool?ver=12.1.3.7' },
        type: 'snat',
      }),
    ).toBe('snat');
    expect([translate({ type: 'none' }), translate({ type: 'new' }), translate({})]).toEqual([
      'none',
      'unknown',
      undefined,
    ]);
  });

  it('of FastL4 is another kind of hop', () => {
    const [server] = decode([toVirtual('/Common/l4', attach('fastl4', '/Common/fastL4'))]);
    expect(server?.hop).toEqual({
      kind: 'f5-fastl4',
      name: '/Common/l4',
      settings: {
        idleTimeout: 300,
        keepAliveInterval: 'disabled',
        resetOnTimeout: 'enabled',
        tcpHandshakeTimeout: 5,
        tcpCloseTimeout: 5,
        looseInitialization: 'disabled',
      },
    });
  });

  it('of an older BIG-IP has its profiles by name alone', () => {
    const names = ['/Common/tcp', '/Common/http', '/Common/clientssl'];
    const [server] = decode([
      toVirtual('/Common/web', ...names.map((fullPath) => ({ fullPath, context: 'all' }))),
    ]);
    expect(server?.hop.settings).toEqual({ ...TCP_SETTINGS, http: 'enabled' });
  });

  it('whose profile cannot be read has times that are unknown', () => {
    const [server] = decode([toVirtual('/Common/web', attach('tcp', '/Secret/tcp'))]);
    expect(Object.values(server?.hop.settings ?? {})).toEqual(Array(12).fill('unknown'));
  });

  it('that takes no TCP, or has no name, is left out', () => {
    expect(
      decode([
        toVirtual('/Common/dns', attach('udp', '/Common/udp')),
        toVirtual('', attach('tcp', '/Common/tcp')),
        {},
        null,
      ]),
    ).toEqual([]);
  });

  it('that is disabled says so', () => {
    const off = {
      ...toVirtual('/Common/web', attach('tcp', '/Common/tcp')),
      enabled: undefined,
      disabled: true,
    };
    expect(decode([off])).toMatchObject([{ isEnabled: false }]);
  });

  it("of F5's own defaults keeps nothing alive: its probes come after its time-out", () => {
    const [server] = decode([toVirtual('/Common/web', attach('tcp', '/Common/tcp'))]);
    const hops = server ? [{ kind: 'client' as const }, server.hop, { kind: 'server' as const }] : [];
    const codes = checkPath({ hops }).verdicts.map(({ code }) => code);
    expect(codes).toContain('F5_KEEPALIVE_AFTER_IDLE');
  });

  it('is a hop that the check of paths understands, whatever the bodies are', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({
        fullPath: fc.jsonValue(),
        profilesReference: fc.record({ items: fc.array(fc.jsonValue()) }),
      }),
      fc.record({
        fullPath: fc.string(),
        profilesReference: fc.record({
          items: fc.array(
            fc.record({
              fullPath: fc.constantFrom('/Common/tcp', '/Common/fastL4', 'x'),
              context: fc.jsonValue(),
              nameReference: fc.jsonValue(),
            }),
          ),
        }),
      }),
    );
    const setting = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('indefinite', 'immediate', 'disabled', 'enabled', '2000', -1, 0, 4_294_967_295),
    );
    const profile = fc.record({
      fullPath: fc.constantFrom('/Common/tcp', '/Common/fastL4', 'x'),
      idleTimeout: setting,
      keepAliveInterval: setting,
      resetOnTimeout: setting,
      maxRetrans: setting,
    });
    const profiles = fc.array(fc.oneof(profile, fc.jsonValue()));
    fc.assert(
      fc.property(fc.array(odd), profiles, profiles, (virtuals, tcp, fastl4) => {
        for (const { name, hop } of decode(virtuals, { profiles: { ...PROFILES, tcp, fastl4 } })) {
          expect(name).not.toBe('');
          expect(findPathFaults({ hops: [hop] })).toEqual([]);
        }
      }),
    );
  });
});

describe('the name of an object in a URL', () => {
  it('has tildes for the slashes of partition and folder', () => {
    expect(toResourceName('/Common/folder/name')).toBe('~Common~folder~name');
    expect(toResourceName('/Common/a b?c')).toBe('~Common~a%20b%3Fc');
  });
});
