import {
  pathCheckSchema,
  serverHistorySchema,
  type FactsAck,
  type HostServer,
  type HostServers,
} from '@finwait/contracts';
import { PrismaService } from '../prisma.service.js';
import { scratchApi, whenConnected, type AgentClient } from '../testing/scratch-api.js';

const scratch = scratchApi();

type Settings = HostServer['hops'][number]['settings'];

const toNginx = (settings: Settings, pid = 7): HostServer => ({
  kind: 'nginx',
  version: '1.22.1',
  pid,
  listens: null,
  hops: [{ name: 'shop', listens: ['80'], target: 'http://app', settings }],
  unseen: [],
});

async function connectHost(name: string): Promise<{ agent: AgentClient; credential: string }> {
  const credential = await scratch.enrol(name);
  const agent = scratch.connectAgent(credential);
  await whenConnected(agent);
  return { agent, credential };
}

function tell(agent: AgentClient, at: number, servers: HostServer[]): Promise<FactsAck> {
  const told: HostServers = { servers, why: null, omittedHops: 0 };
  return agent.timeout(5_000).emitWithAck('facts', { v: 1, at, servers: told });
}

const readHistory = async (name: string, query = '') =>
  serverHistorySchema.parse(
    await (await scratch.request(`/api/v1/hosts/${name}/servers/history?${query}`)).json(),
  );

describe('the settings of the servers of a host', () => {
  it('are recorded whenever they change, also over a restart, and by nothing else that is told', async () => {
    const { agent, credential } = await connectHost('web-01');
    const [first, second, third] = [3_000, 2_000, 1_000].map((ago) => Date.now() - ago) as [
      number,
      number,
      number,
    ];
    await tell(agent, first - 1, []);
    await tell(agent, first, [toNginx({ keepalive_timeout: '65', proxy_read_timeout: '60' })]);
    await tell(agent, second - 1, [toNginx({ proxy_read_timeout: '60', keepalive_timeout: '65' }, 8)]);
    await tell(agent, second, [toNginx({ keepalive_timeout: '75' })]);
    await scratch.stop();
    await scratch.start();
    const again = scratch.connectAgent(credential);
    await whenConnected(again);
    expect(await tell(again, third - 1, [toNginx({ keepalive_timeout: '75' })])).toEqual({ ok: true });
    await tell(again, third, []);
    const shop = { kind: 'nginx', hop: 'shop' } as const;
    expect((await readHistory('web-01')).changes).toEqual([
      {
        since: third,
        changes: [
          {
            ...shop,
            setting: null,
            before: { target: 'http://app', settings: { keepalive_timeout: '75' } },
            after: null,
          },
        ],
      },
      {
        since: second,
        changes: [
          { ...shop, setting: 'keepalive_timeout', before: '65', after: '75' },
          { ...shop, setting: 'proxy_read_timeout', before: '60', after: null },
        ],
      },
      { since: first, changes: [] },
    ]);
    expect((await readHistory('web-01', `from=${second}&to=${third}`)).changes).toHaveLength(1);
  });

  it('do not look removed while they cannot be read', async () => {
    const { agent } = await connectHost('web-02');
    await tell(agent, 1_000, [toNginx({ keepalive_timeout: '65' })]);
    const unseen = [{ setting: 'all', reason: 'nginx -T: exit 1' }];
    await tell(agent, 2_000, [{ ...toNginx({}), hops: [], unseen }]);
    await tell(agent, 3_000, [toNginx({ keepalive_timeout: '5' })]);
    const { changes } = await readHistory('web-02', 'from=0');
    expect(changes.map(({ since }) => since)).toEqual([3_000, 1_000]);
    expect(changes[0]?.changes).toMatchObject([{ setting: 'keepalive_timeout', before: '65', after: '5' }]);
  });

  it('hold for a path after a restart, until the agent tells them', async () => {
    const { agent, credential } = await connectHost('web-05');
    await tell(agent, 5_000, [toNginx({ keepalive_timeout: '65' })]);
    await scratch.stop();
    await scratch.start();
    const hops = [{ kind: 'client' }, { kind: 'nginx', host: 'web-05' }, { kind: 'server' }];
    const check = async () =>
      pathCheckSchema.parse(await (await scratch.post('/api/v1/paths/check', { hops })).json());
    expect((await check()).bindings).toMatchObject([{ server: { name: 'shop', readAt: 5_000 } }]);
    const again = scratch.connectAgent(credential);
    await whenConnected(again);
    await tell(again, 6_000, []);
    expect((await check()).bindings).toMatchObject([{ server: null }]);
  });

  it('are given page by page, every change once', async () => {
    const { agent } = await connectHost('web-03');
    for (let change = 1; change <= 5; change += 1) {
      await tell(agent, 1_000_000 + change, [toNginx({ keepalive_timeout: change })]);
    }
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await readHistory('web-03', `from=0&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.changes.map(({ changes }) => changes[0]?.after));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([5, 4, 3, 2, undefined]);
  });

  it('are refused while the disk is full, and taken when there is room', async () => {
    const { agent } = await connectHost('web-04');
    const prisma = scratch.api().app.get(PrismaService);
    const limit = (pages: number) => prisma.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
    const servers = [toNginx({ proxy_bind: 'a'.repeat(4_000), proxy_pass: 'b'.repeat(4_000) })];
    await limit(1);
    const refused = await tell(agent, 1_000, servers);
    await limit(1_000_000);
    expect(refused).toMatchObject({ ok: false, code: 'storage_unavailable' });
    expect((await readHistory('web-04', 'from=0')).changes).toEqual([]);
    expect(await tell(agent, 2_000, servers)).toEqual({ ok: true });
    expect((await readHistory('web-04', 'from=0')).changes).toEqual([{ since: 2_000, changes: [] }]);
  });

  it.each([
    ['nobody/servers/history', 404, 'host_unknown'],
    ['web-01/servers/history?from=now&to=-1h', 400, 'request_malformed'],
    ['web-01/servers/history?cursor=x', 400, 'request_malformed'],
  ])('are answered at %s with %d', async (path, status, code) => {
    const answer = await scratch.request(`/api/v1/hosts/${path}`);
    expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
  });
});
