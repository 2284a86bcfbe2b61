import { LiveClient, answerOf, type LiveRefusal } from '@finwait/client';
import type { LiveFrame, LiveHostEvent, LiveSubscription } from '@finwait/contracts';
import { eventually } from '../processes/condition.ts';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { ADMIN_TOKEN, clientOf, startApi, type StartedApi } from '../processes/started-api.ts';

const clients: LiveClient[] = [];

/** Everything a feed told, in order. */
function listen(api: string, subscription: LiveSubscription, token = ADMIN_TOKEN) {
  const told = {
    columns: [] as string[][],
    frames: [] as LiveFrame[],
    hosts: [] as LiveHostEvent[],
    lost: [] as string[],
    refusals: [] as LiveRefusal[],
  };
  const client = new LiveClient(
    { api, token, subscription },
    {
      subscribed: (columns) => told.columns.push([...columns]),
      frame: (frame) => told.frames.push(frame),
      host: (event) => told.hosts.push(event),
      lost: (reason) => told.lost.push(reason),
      refused: (refusal) => told.refusals.push(refusal),
    },
  );
  clients.push(client);
  return told;
}

function post(api: string, name: string, established: number): Promise<unknown> {
  const body = 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\n'.repeat(established);
  return answerOf(
    clientOf(api).POST('/api/v1/hosts/{name}/netstat', {
      params: { path: { name } },
      headers: { 'content-type': 'text/plain' },
      body,
    }),
  );
}

const rowsOf = (frames: readonly LiveFrame[]) =>
  frames.flatMap(({ rows }) => rows.map(([name, , , ...counts]) => [name, ...counts]));

describe('the client of the live feed', () => {
  const dir = scratchDir();
  let api: StartedApi;
  beforeAll(async () => {
    api = await startApi(dir);
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await killAll();
  });

  it('tells frames and hosts, and subscribes again after the API was gone', async () => {
    const told = listen(api.url, { fleet: true, states: ['ESTABLISHED'] });
    await eventually(() => Promise.resolve(told.columns.length === 1));
    expect(told.columns).toEqual([['ESTABLISHED']]);
    await post(api.url, 'web-01', 3);
    await eventually(() => Promise.resolve(rowsOf(told.frames).length === 1));
    expect(rowsOf(told.frames)).toEqual([['web-01', 3]]);
    expect(told.hosts[0]).toMatchObject({ name: 'web-01', change: 'appeared' });

    api.process.kill('SIGTERM');
    await api.process.ended;
    api = await startApi(dir, Number(new URL(api.url).port));
    await eventually(() => Promise.resolve(told.columns.length === 2));
    expect(told.lost.length).toBeGreaterThan(0);
    await post(api.url, 'web-01', 4);
    await eventually(() => Promise.resolve(rowsOf(told.frames).length === 2));
    expect(rowsOf(told.frames).at(-1)).toEqual(['web-01', 4]);
  });

  it('is refused once and for all with a wrong token, and with a host that is not there', async () => {
    const stranger = listen(api.url, { fleet: true }, 'wrong');
    const mistaken = listen(api.url, { hosts: ['nobody'] });
    await eventually(() => Promise.resolve(stranger.refusals.length + mistaken.refusals.length === 2));
    expect(stranger).toMatchObject({ refusals: [{ code: 'credentials_refused' }], columns: [], lost: [] });
    expect(mistaken).toMatchObject({ refusals: [{ code: 'host_unknown' }], columns: [], lost: [] });
  });
});
