import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  hostDetailSchema,
  hostListSchema,
  pathCheckSchema,
  serverHistorySchema,
  type Host,
} from '@finwait/contracts';
import { IcontrolStandIn, STAND_IN_CERTIFICATE, STAND_IN_USER } from '../../testing/icontrol-stand-in.js';
import {
  toFastL4Profile,
  toOneConnectProfile,
  toTcpProfile,
  toVirtual,
} from '../../testing/icontrol-objects.js';
import { readMetrics } from '../../testing/read-metrics.js';
import { scratchApi, whenConnected } from '../../testing/scratch-api.js';
import { scratchDir } from '../../testing/scratch-dir.js';

const dir = scratchDir();
const file = join(dir, 'devices.json');
const credentialFile = join(dir, 'credential');
const scratch = scratchApi({ FINWAIT_F5_FILE: file, FINWAIT_F5_INTERVAL: '1s' });
const f5 = new IcontrolStandIn();
const hung = new IcontrolStandIn();
const LOGIN = 'POST /mgmt/shared/authn/login';
const LAN = { open: 40, closeWait: 3, finWait: 5, timeWait: 12, accepts: 900, connects: 0, connfails: 0 };
const WAN = { open: 35, closeWait: 1, finWait: 2, timeWait: 30, accepts: 0, connects: 500, connfails: 20 };

function writeDevices(...devices: readonly object[]): void {
  const entries = devices.map((device) => ({ credentialFile, caFile: STAND_IN_CERTIFICATE, ...device }));
  writeFileSync(file, JSON.stringify(entries));
}

async function readHosts(): Promise<Map<string, Host>> {
  const answer = await scratch.request('/api/v1/hosts');
  return new Map(hostListSchema.parse(await answer.json()).hosts.map((host) => [host.name, host]));
}

const readHost = async (name: string) =>
  hostDetailSchema.parse(await (await scratch.request(`/api/v1/hosts/${name}`)).json());

const readServerHistory = async (name: string) =>
  serverHistorySchema.parse(await (await scratch.request(`/api/v1/hosts/${name}/servers/history`)).json());

const countTroubles = async () =>
  readMetrics(await (await scratch.request('/metrics')).text()).get('finwait_f5_troubles') ?? 0;

/** Resolves once it is so. */
async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function twoMoreRequests(): Promise<void> {
  const before = f5.asked.length;
  await eventually(() => f5.asked.length >= before + 2);
}

describe('reading BIG-IPs', () => {
  beforeAll(async () => {
    writeFileSync(credentialFile, `${STAND_IN_USER.username}\n${STAND_IN_USER.password}\n`);
    f5.tcpCounts = { '/Common/f5-tcp-lan': LAN, '/Common/f5-tcp-wan': WAN };
    const { collections } = f5;
    collections.set('/mgmt/tm/ltm/profile/tcp', [
      toTcpProfile('/Common/f5-tcp-lan', { idleTimeout: 'indefinite' }),
      toTcpProfile('/Prod/web/f5-tcp-wan'),
    ]);
    collections.set('/mgmt/tm/ltm/profile/fastl4', [toFastL4Profile('/Common/fastL4')]);
    collections.set('/mgmt/tm/ltm/profile/one-connect', [toOneConnectProfile('/Common/oneconnect')]);
    collections.set('/mgmt/tm/ltm/profile/http', []);
    collections.set('/mgmt/tm/ltm/virtual', [
      toVirtual(
        '/Prod/web/shop',
        ['tcp', '/Prod/web/f5-tcp-wan', 'clientside'],
        ['tcp', '/Common/f5-tcp-lan', 'serverside'],
        ['one-connect', '/Common/oneconnect'],
      ),
      toVirtual('/Common/nfs', ['fastl4', '/Common/fastL4']),
      ...Array.from({ length: 150 }, (_, index) =>
        toVirtual(`/Common/vs-${index}`, ['tcp', '/Common/f5-tcp-lan']),
      ),
    ]);
    hung.mode = 'hanging';
    await Promise.all([f5.start(), hung.start()]);
  });
  afterAll(() => Promise.all([f5.stop(), hung.stop()]));

  it('makes a host of each that answers, beside those that hang, refuse or are dead', async () => {
    const wrong = join(dir, 'wrong');
    writeFileSync(wrong, 'finwait\nwrong\n');
    writeDevices(
      { host: 'hung', address: hung.address },
      { host: 'refusing', address: f5.address, credentialFile: wrong },
      { host: 'dead', address: '127.0.0.1:1' },
      { host: 'edge', address: f5.address, tags: { site: 'a' } },
    );
    await eventually(async () => (await readHosts()).get('edge')?.agent.source === 'f5');
    await eventually(async () => (await countTroubles()) >= 2);
    const hosts = await readHosts();
    expect([...hosts.keys()]).toEqual(['edge']);
    expect(hosts.get('edge')).toMatchObject({
      status: 'live',
      intervalMs: 1_000,
      tags: { site: 'a' },
      agent: { source: 'f5', version: null },
    });
  });

  it('counts what is open and in TIME_WAIT, and leaves what it cannot tell apart unknown', async () => {
    const { states, counters } = await readHost('edge');
    const { ESTABLISHED, TIME_WAIT, ...rest } = states ?? {};
    expect({ ESTABLISHED, TIME_WAIT }).toEqual({ ESTABLISHED: 75, TIME_WAIT: 42 });
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(counters).toMatchObject({
      passiveOpens: 900,
      activeOpens: 520,
      attemptFails: 20,
      establishedResets: null,
    });
  });

  it('tells of its virtual servers, page by page, and what it counts together', async () => {
    await eventually(async () => (await readHost('edge')).f5?.setup != null);
    const { f5: told } = await readHost('edge');
    expect(told).toMatchObject({ closeWait: 4, finWait: 7, setup: { version: '17.1.1', omitted: 0 } });
    const servers = told?.setup?.virtualServers ?? [];
    expect(servers).toHaveLength(152);
    expect(servers.at(-1)).toMatchObject({
      name: '/Prod/web/shop',
      destination: '192.0.2.10:443',
      isEnabled: true,
      hop: {
        kind: 'f5',
        version: '17.1.1',
        settings: {
          idleTimeout: 300,
          timeWaitTimeout: 2_000,
          'serverside idleTimeout': 'indefinite',
          oneConnect: 'enabled',
          'oneConnect maxReuse': 1_000,
        },
      },
    });
    expect(servers[0]).toMatchObject({ name: '/Common/nfs', hop: { kind: 'f5-fastl4' } });
  });

  it('gives a hop that is bound to it the settings of its virtual server', async () => {
    const hops = [{ kind: 'client' }, { kind: 'f5', host: 'edge', name: 'shop' }, { kind: 'server' }];
    const answer = await scratch.post('/api/v1/paths/check', { hops });
    const { bindings, report } = pathCheckSchema.parse(await answer.json());
    expect(bindings).toMatchObject([{ hop: 1, host: 'edge', server: { name: '/Prod/web/shop' } }]);
    const late = report.verdicts.find(({ code }) => code === 'F5_KEEPALIVE_AFTER_IDLE');
    expect(late).toMatchObject({ hop: 1, severity: 'info', setting: 'keepAliveInterval' });
  });

  it('records what changes of its virtual servers', async () => {
    expect((await readServerHistory('edge')).changes).toMatchObject([{ changes: [] }]);
    f5.collections.set('/mgmt/tm/ltm/profile/fastl4', [
      toFastL4Profile('/Common/fastL4', { idleTimeout: '120' }),
    ]);
    writeDevices({ host: 'edge', address: f5.address, tags: { site: 'b' } });
    await eventually(async () => (await readServerHistory('edge')).changes.length > 1);
    expect((await readServerHistory('edge')).changes[0]?.changes).toEqual([
      { kind: 'f5-fastl4', hop: '/Common/nfs', setting: 'idleTimeout', before: 300, after: 120 },
    ]);
  });

  it('keeps its token from round to round, and takes another when it is refused', async () => {
    const before = f5.count(LOGIN);
    const stats = f5.count('GET /mgmt/tm/ltm/profile/tcp/stats');
    await eventually(() => f5.count('GET /mgmt/tm/ltm/profile/tcp/stats') > stats + 1);
    expect(f5.count(LOGIN)).toBe(before);
    f5.endTokens();
    await eventually(() => f5.count(LOGIN) === before + 1);
  });

  it('leaves a gap while it starts', async () => {
    f5.mode = 'starting';
    await twoMoreRequests();
    const { takenAt } = await readHost('edge');
    await twoMoreRequests();
    expect((await readHost('edge')).takenAt).toBe(takenAt);
    f5.mode = 'ready';
    await eventually(async () => ((await readHost('edge')).takenAt ?? 0) > (takenAt ?? 0));
  });

  it('leaves a host to its agent, and gives the token of a device back that is not named any more', async () => {
    const agent = scratch.connectAgent(await scratch.enrol('edge'));
    await whenConnected(agent);
    writeDevices({ host: 'other', address: f5.address });
    await eventually(async () => (await readHosts()).has('other'));
    expect((await readHosts()).get('edge')?.agent.source).toBe('netlink');
    expect(f5.tokens.size).toBe(1);
    writeDevices();
    await eventually(() => f5.tokens.size === 0);
  });
});
