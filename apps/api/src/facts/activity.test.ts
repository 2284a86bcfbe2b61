import { serverActivitySchema, type FactsAck, type ServerReading } from '@finwait/contracts';
import { ACTIVITY_COLUMNS, type ActivityName } from '@finwait/tcp';
import { HistoryWriter } from '../history/history-writer.js';
import { DEFAULT_POLICY } from '../history/retention/retention-policy.js';
import { PrismaService } from '../prisma.service.js';
import { scratchApi, whenConnected, type AgentClient } from '../testing/scratch-api.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PLACE = 'http://127.0.0.1:80/status';
const scratch = scratchApi();
/** Noon of yesterday, UTC. */
const noon = Math.floor(Date.now() / DAY) * DAY - DAY / 2;

type Figures = Partial<Record<ActivityName, number>>;

function say(figures: Figures | null, change: Partial<ServerReading> = {}): ServerReading {
  const values = figures && ACTIVITY_COLUMNS.map(({ name }) => figures[name] ?? null);
  return { kind: 'nginx', place: PLACE, values, why: figures ? null : 'refused', ...change };
}

async function connect(name: string): Promise<AgentClient> {
  const agent = scratch.connectAgent(await scratch.enrol(name));
  await whenConnected(agent);
  return agent;
}

function tell(agent: AgentClient, at: number, ...activity: ServerReading[]): Promise<FactsAck> {
  return agent.timeout(5_000).emitWithAck('facts', { v: 1, at, activity });
}

async function tellAll(agent: AgentClient, readings: typeof walk): Promise<void> {
  const acks = await Promise.all(readings.map(({ at, figures }) => tell(agent, at, say(figures))));
  expect(acks.filter(({ ok }) => !ok)).toEqual([]);
}

async function read(name: string, query = `from=${noon - DAY / 2}&to=${noon + DAY / 2 + 1}`) {
  const answer = await scratch.request(`/api/v1/hosts/${name}/servers/activity?${query}`);
  return serverActivitySchema.parse(await answer.json());
}

async function readOnly(name: string, query?: string) {
  const { servers } = await read(name, query);
  expect(servers).toHaveLength(1);
  return servers[0] as (typeof servers)[number];
}

const writer = () => scratch.api().app.get(HistoryWriter);
/** Packs all that there is. */
const seal = () => writer().seal(Date.now() + HOUR);
const prisma = () => scratch.api().app.get(PrismaService);

/** What is stored of the servers of a host. */
async function count(name: string) {
  const host = await prisma().host.findUnique({ where: { name } });
  const ids = (await prisma().serverSeries.findMany({ where: { hostId: host?.id ?? -1 } })).map(
    ({ id }) => id,
  );
  const where = { seriesId: { in: ids } };
  const [readings, days] = [
    await prisma().serverReading.count({ where }),
    await prisma().serverDay.count({ where }),
  ];
  return { servers: ids.length, readings, days };
}

/** A reading each ten minutes from half a day before noon to half a day after it; the server starts anew at noon. */
const walk = Array.from({ length: 145 }, (_, step) => ({
  at: noon - DAY / 2 + step * 10 * MINUTE,
  figures: {
    connections: 100 + ((step * 37) % 61),
    requests: (step < 72 ? 5_000_000 : 0) + step * 600,
    keepAlive: 7,
  },
}));

/** An hour of buckets of a minute, all the same but for some. */
const toFigures = <Figure>(other: Figure, ...some: (readonly [place: number, figure: number])[]) =>
  Array.from({ length: 60 }, (_, place) => some.find(([known]) => known === place)?.[1] ?? other);

describe('what servers do', () => {
  it('is the same packed and not, also when it came late, twice, and before a restart', async () => {
    await tellAll(await connect('web-01'), walk);
    const steps = [10 * MINUTE, HOUR, 12 * HOUR];
    const readAll = (name: string) =>
      Promise.all(
        steps.map(async (stepMs) => {
          const range = `from=${noon - DAY / 2}&to=${noon + DAY / 2 + 1}&maxPoints=${DAY / stepMs + 2}`;
          return { ...(await read(name, range)), host: '' };
        }),
      );
    const hot = await readAll('web-01');
    expect(hot.map(({ stepMs }) => stepMs)).toEqual(steps);
    expect(await count('web-01')).toEqual({ servers: 1, readings: 145, days: 0 });
    await seal();
    expect(await count('web-01')).toEqual({ servers: 1, readings: 0, days: 2 });
    expect(await readAll('web-01')).toEqual(hot);

    const agent = await connect('web-02');
    const late = walk.filter((_, step) => step % 9 === 4);
    const others = walk.filter((reading) => !late.includes(reading));
    await tellAll(agent, others);
    await seal();
    await tellAll(agent, [...late, ...others]);
    await seal();
    await scratch.stop();
    await scratch.start();
    expect(await readAll('web-02')).toEqual(hot);
  });

  it('is told in buckets: gauges as they are, counters per second, which a new start of the server begins anew', async () => {
    const { at, samples, series, latest } = await readOnly(
      'web-01',
      `from=${noon - HOUR}&to=${noon + HOUR}&maxPoints=3`,
    );
    expect(at).toEqual([noon - HOUR, noon]);
    expect(samples).toEqual([6, 6]);
    const connections = walk.slice(66, 72).map(({ figures }) => figures.connections);
    expect(series['connections']?.min[0]).toBe(Math.min(...connections));
    expect(series['connections']?.avg[0]).toBeCloseTo(connections.reduce((sum, now) => sum + now) / 6);
    expect(series['connections']?.max[0]).toBe(Math.max(...connections));
    const sinceStart = (walk[72]?.figures.requests ?? 0) + 5 * 600;
    expect(series['requests']?.avg).toEqual([1, sinceStart / 3_600]);
    expect(Object.keys(series)).toEqual(['connections', 'keepAlive', 'requests']);
    expect(latest).toMatchObject({
      at: noon + DAY / 2,
      values: { connections: walk[144]?.figures.connections, closing: null },
    });
  });

  it('is a gap where a server did not answer, with the reason and its last answer', async () => {
    const agent = await connect('web-03');
    const now = Math.floor(Date.now() / HOUR) * HOUR;
    for (const ago of [32, 31, 30])
      await tell(agent, now - ago * MINUTE, say({ connections: 3, requests: 600 - ago * 6 }));
    await tell(agent, now - 29 * MINUTE, say(null));
    await tell(agent, now - 2 * MINUTE, say({ connections: 5, requests: 900 }));
    await tell(
      agent,
      now - 1 * MINUTE,
      say(null),
      say(null, { kind: 'haproxy', place: 'unix:/x', why: 'EACCES' }),
    );
    const { servers, stepMs } = await read('web-03', `from=${now - HOUR}&to=${now}`);
    expect(stepMs).toBe(MINUTE);
    const [nginx, haproxy] = servers;
    expect(nginx?.samples).toEqual(toFigures(0, [28, 1], [29, 1], [30, 1], [58, 1]));
    expect(nginx?.series['connections']?.avg).toEqual(toFigures(null, [28, 3], [29, 3], [30, 3], [58, 5]));
    expect(nginx?.series['requests']?.avg).toEqual(toFigures(null, [29, 0.1], [30, 0.1]));
    expect(nginx).toMatchObject({
      why: 'refused',
      latest: { at: now - 2 * MINUTE, values: { requests: 900 } },
    });
    expect(haproxy).toMatchObject({ kind: 'haproxy', why: 'EACCES', latest: null, series: {} });
  });

  it('is told by the newest word of the agent, whatever comes late or twice', async () => {
    const agent = await connect('web-04');
    const now = Date.now();
    await tell(agent, now - MINUTE, say({ connections: 2 }), say({ connections: 3 }));
    await tell(agent, now - 2 * MINUTE, say({ connections: 1 }));
    expect(await readOnly('web-04')).toMatchObject({
      latest: { at: now - MINUTE, values: { connections: 2 } },
      why: null,
    });
    expect(await count('web-04')).toMatchObject({ readings: 2 });
  });

  it('is dated no later than it came, but for a minute', async () => {
    const agent = await connect('web-05');
    await tell(agent, Date.now() + 2 * HOUR, say({ connections: 2 }));
    expect((await readOnly('web-05')).latest?.at).toBeLessThanOrEqual(Date.now());
  });

  it('is kept of 32 servers a day, and said to be not of others', async () => {
    const agent = await connect('web-06');
    const now = Date.now();
    const places = Array.from({ length: 32 }, (_, place) =>
      say({ connections: place }, { place: `http://${place}` }),
    );
    expect(await tell(agent, now - MINUTE, ...places)).toEqual({ ok: true });
    expect(await tell(agent, now, say({ connections: 1 }, { place: 'http://one-more' }))).toEqual({
      ok: true,
    });
    expect(await count('web-06')).toMatchObject({ servers: 32, readings: 32 });
    const { servers, omittedServers } = await read('web-06', `from=${now - HOUR}&to=${now}`);
    expect(servers[0]).toMatchObject({
      place: 'http://one-more',
      why: expect.stringMatching(/^not kept: 32 other/) as string,
    });
    expect([servers.length, omittedServers]).toEqual([32, 1]);
  });

  it('goes with the snapshots of its time, and is not taken in again', async () => {
    const agent = await connect('web-07');
    const today = noon + DAY / 2;
    const old = { at: today - 3 * DAY, figures: { connections: 1, requests: 1, keepAlive: 1 } };
    await tellAll(agent, [old, { ...old, at: today - 2 * DAY }, { ...old, at: today }]);
    await agent.emitWithAck('snapshots', { v: 1, run: 'r', rows: [[1, Date.now(), 0, 1]] });
    await seal();
    expect(await count('web-07')).toMatchObject({ days: 3 });
    await writer().retain({ ...DEFAULT_POLICY, keepMs: { ...DEFAULT_POLICY.keepMs, raw: DAY } }, Date.now());
    expect((await count('web-07')).days).toBe(1);
    await tellAll(agent, [old]);
    expect(await count('web-07')).toMatchObject({ readings: 0 });
  });

  it('goes with its host', async () => {
    const agent = await connect('web-08');
    await tellAll(agent, walk.slice(0, 3));
    await seal();
    await tellAll(agent, walk.slice(80, 83));
    const [host] = await prisma().host.findMany({ where: { name: 'web-08' } });
    const where = { hostId: host?.id ?? -1 };
    expect(await prisma().serverSeries.count({ where })).toBe(1);
    expect((await scratch.post('/api/v1/hosts/web-08', {}, {}, 'DELETE')).status).toBe(204);
    await writer().retain(DEFAULT_POLICY, Date.now());
    expect(await prisma().serverSeries.count({ where })).toBe(0);
    expect(await prisma().serverDay.count({ where: { series: where } })).toBe(0);
  });

  it('says which day cannot be read, and tells the others', async () => {
    const seriesId = (await prisma().serverSeries.findFirst({ orderBy: { id: 'asc' } }))?.id ?? 0;
    await prisma().serverDay.updateMany({
      where: { seriesId, startAt: noon - DAY / 2 },
      data: { blob: new Uint8Array([3, 1, 2, 3, 4, 5, 6]) },
    });
    const answer = await read('web-01');
    expect(answer.damaged).toMatchObject([
      {
        kind: 'nginx',
        place: PLACE,
        startAt: noon - DAY / 2,
        reason: expect.stringContaining('CRC32') as string,
      },
    ]);
    expect(answer.servers[0]?.samples.at(-1)).toBe(1);
  });

  it.each(['from=now&to=-1h', 'maxPoints=0', 'maxPoints=2001', 'from=0', 'x=1'])(
    'is refused for %s',
    async (query) => {
      const answer = await scratch.request(`/api/v1/hosts/web-01/servers/activity?${query}`);
      expect(await answer.json()).toMatchObject({ status: 400, code: 'request_malformed' });
    },
  );
});
