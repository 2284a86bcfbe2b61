import { readFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { inspectionAnswerSchema } from '@finwait/contracts';
import type { InspectionFindings, InspectionGroup, InspectionRequest } from '@finwait/contracts/protocol';
import { connectTo, listenOn } from '../testing/real-sockets.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { loadSystemCalls } from '../sources/system-call.js';
import { SocketInspection, type InspectionMeans } from './socket-inspection.js';

const HERE = '127.0.0.1';
const COMMAND = readFileSync('/proc/self/comm', 'utf8').trim();

const create = (means: InspectionMeans = {}) => new SocketInspection(means);

/** What an inspection finds, checked as the API checks it. */
async function find(inspection: SocketInspection, request: InspectionRequest): Promise<InspectionFindings> {
  const answer = await inspection.answer(request);
  expect(inspectionAnswerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  return answer;
}

const onPort = ({ groups }: InspectionFindings, port: number): InspectionGroup | undefined =>
  groups.find(({ key }) => key.port === port);

/** Asks until the group on the port passes, since the kernel closes in its own time. */
async function findOnPort(
  inspection: SocketInspection,
  request: InspectionRequest & { readonly port: number },
  passes: (group: InspectionGroup) => boolean = () => true,
): Promise<InspectionGroup> {
  const { port, ...rest } = request;
  for (;;) {
    const group = onPort(await find(inspection, rest), port);
    if (group !== undefined && passes(group)) return group;
  }
}

/** Clients that closed, whose server has not noticed. */
async function leak(count: number): Promise<number> {
  const port = await listenOn(HERE);
  for (let left = count; left > 0; left -= 1) (await connectTo(port, HERE)).end('x');
  return port;
}

describe('an inspection', () => {
  it('names process, peer and age of connections that nobody closes', async () => {
    const port = await leak(3);
    const request = { states: ['CLOSE_WAIT'], groupBy: ['process', 'peer', 'port'], limit: 200 } as const;
    const group = await findOnPort(create(), { ...request, port }, ({ count }) => count === 3);
    expect(group.key).toEqual({
      process: {
        pid: process.pid,
        command: COMMAND,
        commandLine: expect.stringContaining('node') as string,
        startedAt: expect.any(Number) as number,
      },
      owner: 'known',
      peer: HERE,
      port,
    });
    expect(
      Math.abs((group.key.process?.startedAt ?? 0) - (Date.now() - process.uptime() * 1_000)),
    ).toBeLessThan(2_000);
    expect(group).toMatchObject({ states: { CLOSE_WAIT: 3 }, oldest: { bound: 'atLeast' }, paths: null });
    expect(group.samples).toHaveLength(3);
    expect(group.samples[0]).toMatchObject({ state: 'CLOSE_WAIT', local: `${HERE}:${port}` });
  });

  it('has the same answer from the request for one address family at a time', async () => {
    const port = await leak(2);
    const request = { states: ['CLOSE_WAIT'], groupBy: ['port', 'uid'], limit: 200, port } as const;
    const [one, two] = await Promise.all(
      (['compat', 'family'] as const).map((form) =>
        findOnPort(create({ form }), request, ({ count }) => count === 2),
      ),
    );
    expect(one?.key).toEqual({ port, uid: process.getuid?.() });
    expect(two?.key).toEqual(one?.key);
  });

  it('knows the process of a socket in TIME_WAIT when it saw it holding the socket', async () => {
    const server = createServer({ allowHalfOpen: false });
    server.listen(0, HERE);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const client = createConnection(port, HERE);
    const [passive] = await accepted;
    const inspection = create();
    const request = { groupBy: ['process', 'port'], limit: 200 } as const;
    await findOnPort(inspection, { ...request, states: ['ESTABLISHED'], port });
    passive.end();
    client.resume();
    await once(client, 'close');
    const group = await findOnPort(inspection, { ...request, states: ['TIME_WAIT'], port });
    expect(group.key).toMatchObject({ owner: 'known', process: { pid: process.pid } });
    expect(group).toMatchObject({ oldest: { bound: 'exact' }, timers: { time_wait: 1 } });
    const stranger = await find(create(), { ...request, states: ['TIME_WAIT'] });
    expect(onPort(stranger, port)?.key).toMatchObject({ owner: 'none', process: null });
    server.close();
  });

  it('dates what the kernel does not by the time it first saw it', async () => {
    const port = await listenOn(HERE);
    const inspection = create();
    const request = { states: ['LISTEN'], groupBy: ['port'], limit: 200, port } as const;
    expect((await findOnPort(inspection, request)).oldest).toBeNull();
    const later = await findOnPort(inspection, request, ({ oldest }) => (oldest?.ageMs ?? 0) > 5);
    expect(later.oldest?.bound).toBe('atLeast');
  });

  it('adds round-trip times when they are asked for', async () => {
    const port = await leak(1);
    const request = { states: ['CLOSE_WAIT'], groupBy: ['port'], limit: 200, withPaths: true } as const;
    const { paths } = await findOnPort(create(), { ...request, port });
    expect(paths).toMatchObject({ measured: 1, leastRoundTripMs: paths?.mostRoundTripMs });
    expect(paths?.leastRoundTripMs).toBeGreaterThan(0);
  });

  it('sums up what it does not show, and loses nothing', async () => {
    await leak(2);
    await leak(1);
    const request = { states: ['CLOSE_WAIT', 'LISTEN'], groupBy: ['port'], limit: 1 } as const;
    const { groups, other, otherGroups, sockets } = await find(create(), request);
    expect(groups).toHaveLength(1);
    expect(otherGroups).toBeGreaterThanOrEqual(2);
    expect((groups[0]?.count ?? 0) + other.count).toBe(sockets);
  });

  it('says how many sockets have a process that it may not see', async () => {
    const port = await leak(2);
    const request = { states: ['CLOSE_WAIT'], groupBy: ['process', 'port'], limit: 200 } as const;
    const blind = create({ procRoot: createScratchDir() });
    const group = await findOnPort(blind, { ...request, port }, ({ count }) => count === 2);
    expect(group.key).toEqual({ process: null, owner: 'hidden', port });
    const { owners } = await find(blind, request);
    expect(owners).toMatchObject({ held: 0, remembered: 0 });
    expect(owners?.hidden).toBeGreaterThanOrEqual(2);
  });

  it('answers what goes wrong, and the next one', async () => {
    const request = { states: ['LISTEN'], groupBy: [], limit: 1 } as const;
    let mayLoad = false;
    const load = () => (mayLoad ? loadSystemCalls() : Promise.reject(new Error('no binary here')));
    const inspection = create({ load });
    const failed = await inspection.answer(request);
    expect(failed).toEqual({ ok: false, code: 'inspection_failed', detail: 'no binary here' });
    mayLoad = true;
    expect((await inspection.answer(request)).ok).toBe(true);
  });
});
