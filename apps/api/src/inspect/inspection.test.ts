import { inspectionSchema, problemSchema, type InspectionRequest } from '@finwait/contracts';
import { HostRegistry } from '../hosts/host-registry.js';
import { scratchApi, whenConnected, type AgentClient } from '../testing/scratch-api.js';
import { Inspections } from './inspections.js';

const scratch = scratchApi();
const SUM = {
  count: 2,
  states: { CLOSE_WAIT: 2 },
  timers: { none: 2 },
  oldest: { ageMs: 90_000, bound: 'atLeast' },
  receiveQueueBytes: 2,
  sendQueueBytes: 0,
  paths: null,
} as const;
const FINDINGS = {
  takenAt: 1_700_000_000_000,
  tookMs: 12,
  sockets: 2,
  interrupted: false,
  owners: { held: 2, remembered: 0, hidden: 0, none: 0 },
  groups: [
    {
      ...SUM,
      key: {
        process: { pid: 7, command: 'shop', commandLine: 'shop --port 80', startedAt: 1_600_000_000_000 },
        owner: 'known',
      },
      samples: [{ state: 'CLOSE_WAIT', local: '127.0.0.1:80', remote: '192.0.2.1:50000' }],
    },
  ],
  other: { ...SUM, count: 0, states: {}, timers: {}, oldest: null, receiveQueueBytes: 0 },
  otherGroups: 0,
} as const;

/** An agent that answers inspections with `answer`, and what it was asked. */
async function connectAgent(name: string, answer: unknown): Promise<[AgentClient, InspectionRequest[]]> {
  const agent = scratch.connectAgent(await scratch.enrol(name));
  const requests: InspectionRequest[] = [];
  agent.on('inspect', (request, acknowledge: (answer: never) => void) => {
    requests.push(request);
    acknowledge(answer as never);
  });
  await whenConnected(agent);
  return [agent, requests];
}

async function readProblem(path: string) {
  const answer = await scratch.request(path);
  return problemSchema.parse(await answer.json());
}

describe('GET /hosts/{name}/sockets', () => {
  it('tells what the agent of the host found', async () => {
    const [, requests] = await connectAgent('shop-1', { ok: true, ...FINDINGS });
    const query = 'state=CLOSE_WAIT,LAST_ACK&groupBy=process,peer&limit=7&paths=true';
    const answer = await scratch.request(`/api/v1/hosts/shop-1/sockets?${query}`);
    expect(inspectionSchema.parse(await answer.json())).toEqual({ host: 'shop-1', ...FINDINGS });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(requests).toEqual([
      { states: ['CLOSE_WAIT', 'LAST_ACK'], groupBy: ['process', 'peer'], limit: 7, withPaths: true },
    ]);
  });

  it('asks for all states by process when nothing is said', async () => {
    const [, requests] = await connectAgent('shop-2', { ok: true, ...FINDINGS });
    expect((await scratch.request('/api/v1/hosts/shop-2/sockets')).status).toBe(200);
    expect(requests).toEqual([{ groupBy: ['process'], limit: 20, withPaths: false }]);
  });

  it('asks the newer one of two connections, and nobody after the last has gone', async () => {
    const credential = await scratch.enrol('shop-3');
    const agents = [scratch.connectAgent(credential), scratch.connectAgent(credential)];
    const [older, newer] = agents;
    if (!older || !newer) throw new Error('two were connected');
    for (const agent of agents) {
      await whenConnected(agent);
      agent.on('inspect', (_, acknowledge) =>
        acknowledge({ ok: true, ...FINDINGS, tookMs: agents.indexOf(agent) }),
      );
    }
    const read = async () => (await (await scratch.request('/api/v1/hosts/shop-3/sockets')).json()) as object;
    expect(await read()).toMatchObject({ tookMs: 1 });
    older.disconnect();
    expect(await read()).toMatchObject({ tookMs: 1 });
    newer.disconnect();
    for (let answer = await read(); !('code' in answer);) answer = await read();
    expect(await read()).toMatchObject({ status: 409, code: 'host_not_connected' });
  });

  it('says that a host is not connected, and that there is none', async () => {
    await scratch.enrol('silent');
    expect(await readProblem('/api/v1/hosts/silent/sockets')).toMatchObject({
      status: 409,
      code: 'host_not_connected',
    });
    expect(await readProblem('/api/v1/hosts/nobody/sockets')).toMatchObject({ code: 'host_unknown' });
  });

  it.each(['state=HALF_OPEN', 'groupBy=colour', 'limit=201', 'limit=0', 'paths=1', 'pid=1'])(
    'refuses %s',
    async (query) => {
      const problem = await readProblem(`/api/v1/hosts/shop-1/sockets?${query}`);
      expect(problem).toMatchObject({ status: 400, code: 'request_malformed' });
    },
  );

  it.each([
    ['inspection_busy', 429, 'inspection_busy'],
    ['inspection_unavailable', 409, 'inspection_unavailable'],
    ['inspection_failed', 502, 'inspection_failed'],
    ['internal', 502, 'inspection_failed'],
    ['of_a_newer_release', 502, 'inspection_failed'],
  ])('passes on that the agent refuses with %s as %i %s', async (code, status, told) => {
    const [agent] = await connectAgent('refusing', { ok: false, code, detail: 'for a reason' });
    expect(await readProblem('/api/v1/hosts/refusing/sockets')).toMatchObject({
      status,
      code: told,
      detail: 'for a reason',
    });
    agent.disconnect();
  });

  it.each([
    ['nothing', null],
    ['text', 'all is well'],
    ['half of it', { ok: true, sockets: 1 }],
    [
      'more groups than may be',
      { ok: true, ...FINDINGS, groups: Array.from({ length: 201 }, () => FINDINGS.groups[0]) },
    ],
  ])('says that an answer of %s cannot be read', async (_, odd) => {
    const [agent] = await connectAgent('odd', odd);
    expect(await readProblem('/api/v1/hosts/odd/sockets')).toMatchObject({
      status: 502,
      code: 'inspection_unreadable',
    });
    agent.disconnect();
  });

  it('asks no more at once than it should, and is free again afterwards', async () => {
    const agent = scratch.connectAgent(await scratch.enrol('slow'));
    await whenConnected(agent);
    const waiting: (() => void)[] = [];
    const allWait = new Promise<void>((resolve) => {
      agent.on('inspect', (_, acknowledge) => {
        waiting.push(() => acknowledge({ ok: true, ...FINDINGS }));
        if (waiting.length === 64) resolve();
      });
    });
    const read = async () => (await scratch.request('/api/v1/hosts/slow/sockets')).status;
    const statuses = Array.from({ length: 64 }, read);
    await allWait;
    expect(await readProblem('/api/v1/hosts/slow/sockets')).toMatchObject({
      status: 429,
      code: 'inspection_busy',
    });
    for (const answer of waiting) answer();
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
    agent
      .removeAllListeners('inspect')
      .on('inspect', (_, acknowledge) => acknowledge({ ok: true, ...FINDINGS }));
    expect(await read()).toBe(200);
  });

  it('gives up on an agent that does not answer', async () => {
    await whenConnected(scratch.connectAgent(await scratch.enrol('mute')));
    const { app } = scratch.api();
    const host = app.get(HostRegistry).findByName('mute');
    if (!host) throw new Error('the host was enrolled');
    const asked = app.get(Inspections).ask(host, { groupBy: [], limit: 1 }, 20);
    await expect(asked).rejects.toMatchObject({ code: 'inspection_timeout', status: 504 });
  });
});
