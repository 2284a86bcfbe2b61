import type { LiveHostEvent, Storage } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { HistoryWriter } from '../history/history-writer.js';
import { DEFAULT_POLICY } from '../history/retention/retention-policy.js';
import { PrismaService } from '../prisma.service.js';
import { refusalOf, scratchApi, whenConnected, type AgentClient } from '../testing/scratch-api.js';

const HOUR = 3_600_000;
const scratch = scratchApi();
const values = COLUMN_NAMES.map((_, at) => at + 1);
const old = Math.floor(Date.now() / HOUR) * HOUR - 3 * HOUR;

async function connect(credential: string): Promise<AgentClient> {
  const agent = scratch.connectAgent(credential);
  await whenConnected(agent);
  return agent;
}

const report = (agent: AgentClient, times: readonly number[]) =>
  agent.emitWithAck('snapshots', {
    v: 1,
    run: 'r',
    rows: times.map((at, row) => [row + 1, at, 0, ...values] as const),
  });
const remove = (name: string) => scratch.post(`/api/v1/hosts/${name}`, {}, {}, 'DELETE');
const readJson = async (path: string) => (await scratch.request(path)).json();
const readPast = () => readJson(`/api/v1/fleet/history?from=${old}&to=${old + HOUR}&maxPoints=60`);
const ended = (agent: AgentClient) => new Promise<string>((resolve) => agent.on('disconnect', resolve));

async function sealAndRetain(): Promise<void> {
  const writer = scratch.api().app.get(HistoryWriter);
  await writer.seal(Date.now());
  await writer.retain(DEFAULT_POLICY, Date.now());
}

async function countRowsWithoutHost(): Promise<{ hot: number; chunks: number }> {
  const prisma = scratch.api().app.get(PrismaService);
  const known = (await prisma.host.findMany()).map(({ id }) => id);
  const where = { hostId: { notIn: [0, ...known] } };
  return { hot: await prisma.sample.count({ where }), chunks: await prisma.chunk.count({ where }) };
}

describe('a host that is removed', () => {
  it('leaves at once with all its connections, and its history goes, but not the past of the fleet', async () => {
    const times = Array.from({ length: 60 }, (_, minute) => old + minute * 60_000);
    const credential = await scratch.enrol('leaver');
    const agents = [await connect(credential), await connect(credential)] as const;
    const other = await connect(await scratch.enrol('stayer'));
    await report(agents[0], [...times, Date.now()]);
    await report(other, times);
    await sealAndRetain();
    const past = await readPast();
    const viewer = scratch.connectViewer();
    await whenConnected(viewer);
    await viewer.emitWithAck('subscribe', { fleet: true });
    const left = new Promise<LiveHostEvent>((resolve) => viewer.on('host', resolve));
    const goodbyes = agents.map(ended);

    expect((await remove('leaver')).status).toBe(204);
    expect(await left).toMatchObject({ name: 'leaver', change: 'left' });
    expect((await scratch.request('/api/v1/hosts/leaver')).status).toBe(404);
    expect((await remove('leaver')).status).toBe(404);
    expect(await Promise.all(goodbyes)).toEqual(['io server disconnect', 'io server disconnect']);
    expect(await refusalOf(scratch.connectAgent(credential))).toBe('credentials_refused');

    expect((await countRowsWithoutHost()).chunks).toBeGreaterThan(0);
    await sealAndRetain();
    expect(await countRowsWithoutHost()).toEqual({ hot: 0, chunks: 0 });
    const { removals } = (await readJson('/api/v1/storage')) as Storage;
    expect(removals.map(({ tier, reason }) => `${tier} ${reason}`).sort()).toEqual([
      '1h host',
      '5m host',
      'raw host',
    ]);
    await report(other, [old + 1]);
    await sealAndRetain();
    expect(await readPast()).toEqual(past);
  });

  it('is told so when its snapshots are under way, and begins anew under its name', async () => {
    const agent = await connect(await scratch.enrol('returner'));
    await report(agent, [old]);
    await remove('returner');
    expect(await report(agent, [old + 1])).toMatchObject({ ok: false, code: 'host_removed', retry: false });
    await connect(await scratch.enrol('returner'));
    expect(await readJson('/api/v1/hosts/returner')).toMatchObject({ status: 'never', takenAt: null });
  });
});

describe('the tags of a host', () => {
  it('are replaced, and refused where they are malformed', async () => {
    await scratch.enrol('tagged', { role: 'web' });
    const change = (tags: unknown) => scratch.post('/api/v1/hosts/tagged', { tags }, {}, 'PATCH');
    expect(await (await change({ role: 'db' })).json()).toMatchObject({ tags: { role: 'db' } });
    expect(await readJson('/api/v1/hosts?tag=role:db')).toMatchObject({ hosts: [{ name: 'tagged' }] });
    expect(await (await change({ '': 'x' })).json()).toMatchObject({ code: 'request_malformed' });
    await scratch.stop();
    await scratch.start();
    expect(await readJson('/api/v1/hosts/tagged')).toMatchObject({ tags: { role: 'db' } });
  });
});
