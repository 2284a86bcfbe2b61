import {
  hostDetailSchema,
  hostServersAnswerSchema,
  settingsHistorySchema,
  type FactsAck,
  type HostFacts,
  type HostNamespaces,
  type HostServers,
  type ListenerFacts,
  type NamespaceCount,
} from '@finwait/contracts';
import { createStateCounts, type KernelSettings, type Listener } from '@finwait/tcp';
import { PrismaService } from '../prisma.service.js';
import { scratchApi, whenConnected, type AgentClient } from '../testing/scratch-api.js';

const scratch = scratchApi();

const listener: Listener = {
  cookie: '75f08',
  address: '0.0.0.0',
  port: 443,
  queue: 0,
  limit: 511,
  drops: 0,
  uid: 33,
  inode: 1_440_890,
};
const whole = (...listeners: Listener[]): ListenerFacts => ({
  isComplete: true,
  listeners,
  gone: [],
  omitted: 0,
});
const container: NamespaceCount = {
  id: 4_026_532_281,
  label: '3f4ab1c09d8e',
  kind: 'container',
  states: { ...createStateCounts(), ESTABLISHED: 7, CLOSED: null },
  unknown: 0,
  quality: 'exact',
  hasMoved: false,
  countedAt: 900,
};
const notCounted = { id: 1, states: null, unknown: null, quality: null, countedAt: null } as const;
const own = (values: Partial<KernelSettings>) => ({ namespace: 'own', label: null, values });

async function connectHost(name: string): Promise<{ agent: AgentClient; credential: string }> {
  const credential = await scratch.enrol(name);
  const agent = scratch.connectAgent(credential);
  await whenConnected(agent);
  return { agent, credential };
}

function tell(agent: AgentClient, facts: Omit<HostFacts, 'v'>): Promise<FactsAck> {
  return agent.timeout(5_000).emitWithAck('facts', { v: 1, ...facts });
}

const readHost = async (name: string) =>
  hostDetailSchema.parse(await (await scratch.request(`/api/v1/hosts/${name}`)).json());

const readChanges = async (name: string, query = '') =>
  settingsHistorySchema.parse(
    await (await scratch.request(`/api/v1/hosts/${name}/settings?${query}`)).json(),
  );

describe('what an agent tells of its host', () => {
  it('is shown with the host, and is unknown before', async () => {
    const { agent } = await connectHost('web-01');
    expect(await readHost('web-01')).toMatchObject({ settings: null, listeners: null });
    const at = Date.now() - 5_000;
    expect(
      await tell(agent, { at, settings: [own({ tcp_fin_timeout: 60 })], listeners: whole(listener) }),
    ).toEqual({
      ok: true,
    });
    const host = await readHost('web-01');
    expect(host.settings).toMatchObject({ since: at, values: { tcp_fin_timeout: 60, somaxconn: null } });
    expect(host.listeners).toEqual({ at, listeners: [listener], omitted: 0 });
  });

  it('of listeners adds up, part by part', async () => {
    const { agent } = await connectHost('web-02');
    const ssh = { ...listener, cookie: 'a', port: 22 };
    await tell(agent, { at: 1_000, listeners: whole(listener, ssh) });
    const full = { ...listener, queue: 512, drops: 9 };
    const part = { isComplete: false, listeners: [full], gone: ['a'], omitted: 3 };
    await tell(agent, { at: 2_000, listeners: part });
    expect((await readHost('web-02')).listeners).toEqual({ at: 2_000, listeners: [full], omitted: 3 });
  });

  it('of other network namespaces is shown as it was told last', async () => {
    const { agent } = await connectHost('web-09');
    expect((await readHost('web-09')).namespaces).toBeNull();
    const own: HostNamespaces = { seen: 'own', why: 'setns: EPERM', others: [] };
    await tell(agent, { at: 1_000, namespaces: own });
    expect((await readHost('web-09')).namespaces).toEqual({ at: 1_000, ...own });
    const all: HostNamespaces = {
      seen: 'all',
      why: null,
      others: [container, { ...container, ...notCounted }],
    };
    await tell(agent, { at: 2_000, namespaces: all });
    expect((await readHost('web-09')).namespaces).toEqual({ at: 2_000, ...all });
  });

  it('of its servers is told as it was told last, and is unknown before', async () => {
    const { agent } = await connectHost('web-10');
    const read = async () =>
      hostServersAnswerSchema.parse(await (await scratch.request('/api/v1/hosts/web-10/servers')).json());
    expect(await read()).toEqual({ host: 'web-10', at: null, servers: [], why: null, omittedHops: 0 });
    const hop = { name: 'a', listens: ['80'], target: null, settings: { keepalive_timeout: '65' } };
    const told: HostServers = {
      servers: [
        {
          kind: 'nginx',
          version: '1.22.1',
          pid: 7,
          listens: null,
          hops: [hop],
          unseen: [{ setting: 'listens', reason: 'closed' }],
        },
      ],
      why: null,
      omittedHops: 2,
    };
    expect(await tell(agent, { at: 3_000, servers: told })).toEqual({ ok: true });
    expect(await read()).toEqual({ host: 'web-10', at: 3_000, ...told });
    const odd = {
      servers: [{ ...told.servers[0], kind: 'iis' }],
      why: null,
      omittedHops: 0,
    } as unknown as HostServers;
    expect(await tell(agent, { at: 4_000, servers: odd })).toMatchObject({
      ok: false,
      code: 'request_malformed',
    });
    expect((await read()).at).toBe(3_000);
  });

  it('of listeners in part is not taken for all of them', async () => {
    const { agent } = await connectHost('web-03');
    expect(await tell(agent, { at: 1_000, listeners: { ...whole(listener), isComplete: false } })).toEqual({
      ok: true,
    });
    expect((await readHost('web-03')).listeners).toBeNull();
  });

  it('of settings is kept with its time whenever they change, also over a restart', async () => {
    const { agent, credential } = await connectHost('web-04');
    const [first, second, third] = [3_000, 2_000, 1_000].map((ago) => Date.now() - ago) as [
      number,
      number,
      number,
    ];
    await tell(agent, { at: first, settings: [own({ tcp_fin_timeout: 60 })] });
    await tell(agent, { at: second, settings: [own({ tcp_fin_timeout: 60 })] });
    await tell(agent, { at: second, settings: [own({ tcp_fin_timeout: 30, tcp_tw_reuse: 1 })] });
    await scratch.stop();
    await scratch.start();
    expect((await readHost('web-04')).settings).toMatchObject({
      since: second,
      values: { tcp_fin_timeout: 30 },
    });
    const again = scratch.connectAgent(credential);
    await whenConnected(again);
    await tell(again, { at: third, settings: [own({ tcp_fin_timeout: 30, tcp_tw_reuse: 1 })] });
    const { changes } = await readChanges('web-04');
    expect(changes.map(({ since, changed }) => ({ since, changed }))).toEqual([
      {
        since: second,
        changed: { tcp_fin_timeout: { before: 60, after: 30 }, tcp_tw_reuse: { before: null, after: 1 } },
      },
      { since: first, changed: {} },
    ]);
    expect((await readChanges('web-04', `from=${second + 1}`)).changes).toEqual([]);
  });

  it('is dated no later than it came', async () => {
    const { agent } = await connectHost('web-05');
    await tell(agent, { at: Date.now() + 3_600_000, settings: [own({ somaxconn: 128 })] });
    expect((await readHost('web-05')).settings?.since).toBeLessThanOrEqual(Date.now());
  });

  it('is given page by page, every change once', async () => {
    const { agent } = await connectHost('web-06');
    for (let port = 1; port <= 5; port += 1) {
      await tell(agent, { at: 1_000_000 + port, settings: [own({ somaxconn: port })] });
    }
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await readChanges('web-06', `from=0&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.changes.map(({ values }) => values.somaxconn));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  it('is refused while the disk is full, changes nothing then, and is taken when there is room', async () => {
    const { agent } = await connectHost('web-08');
    const prisma = scratch.api().app.get(PrismaService);
    const limit = (pages: number) => prisma.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
    const settings = [own({ ip_local_reserved_ports: '8080,'.repeat(800) })];
    await limit(1);
    const refused = await tell(agent, { at: 1_000, settings });
    const afterwards = await readHost('web-08');
    await limit(1_000_000);
    expect(refused).toMatchObject({ ok: false, code: 'storage_unavailable' });
    expect(afterwards.settings).toBeNull();
    expect(await tell(agent, { at: 2_000, settings })).toEqual({ ok: true });
  });

  it.each([
    ['request_malformed', { v: 1, at: -1 }],
    ['request_malformed', 'facts'],
    ['request_malformed', null],
    ['protocol_unsupported', { v: 99, at: 1 }],
  ])('is refused with %s when it is %j', async (code, message) => {
    const { agent } = await connectHost('web-07');
    const ack: unknown = await agent.timeout(5_000).emitWithAck('facts', message as HostFacts);
    expect(ack).toMatchObject({ ok: false, code });
    expect(agent.connected).toBe(true);
  });
});

describe('the settings route', () => {
  it.each([
    ['/api/v1/hosts/nobody/settings', 404, 'host_unknown'],
    ['/api/v1/hosts/nobody/servers', 404, 'host_unknown'],
    ['/api/v1/hosts/web-01/settings?from=now&to=-1h', 400, 'request_malformed'],
    ['/api/v1/hosts/web-01/settings?cursor=x', 400, 'request_malformed'],
  ])('answers %s with %d', async (path, status, code) => {
    const answer = await scratch.request(path);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
  });

  it('is closed without credentials', async () => {
    expect((await scratch.request('/api/v1/hosts/web-01/settings', { headers: {} })).status).toBe(401);
  });
});
