import type { LiveFrame, LiveHostEvent } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { scratchApi, whenConnected } from '../testing/scratch-api.js';

const scratch = scratchApi();
const values = COLUMN_NAMES.map(() => 7);
let token = '';

async function report(name: string, tags: Record<string, string>): Promise<void> {
  const agent = scratch.connectAgent(await scratch.enrol(name, tags));
  await whenConnected(agent);
  await agent.emitWithAck('snapshots', { v: 1, run: 'r', rows: [[1, Date.now(), 0, ...values]] });
}

async function read(path: string): Promise<unknown> {
  return (await scratch.request(path, { headers: { authorization: `Bearer ${token}` } })).json();
}

beforeAll(async () => {
  const answer = await scratch.post('/api/v1/tokens', { name: 'web', scope: ['role:web'] });
  token = ((await answer.json()) as { token: string }).token;
  await report('web-1', { role: 'web', env: 'prod' });
  await report('db-1', { role: 'db', env: 'prod' });
});

describe('a scope', () => {
  it('leaves out other hosts in lists, by tag and by name, and the cursor of one leads nowhere', async () => {
    const cursor = Buffer.from('db-1').toString('base64url');
    for (const query of ['', '?tag=env:prod', `?cursor=${cursor}`]) {
      expect(await read(`/api/v1/hosts${query}`)).toMatchObject({
        hosts: [{ name: 'web-1' }],
        nextCursor: null,
      });
    }
    expect(await read('/api/v1/hosts?q=db')).toMatchObject({ hosts: [] });
    expect(await read('/api/v1/hosts/db-1')).toEqual({
      ...((await read('/api/v1/hosts/xx-1')) as object),
      detail: 'no host is named "db-1"',
      requestId: expect.any(String) as string,
    });
  });

  it('sums the hosts in it alone, now and in history', async () => {
    for (const query of ['', '?tag=env:prod']) {
      expect(await read(`/api/v1/fleet/latest${query}`)).toMatchObject({
        hosts: { live: 1 },
        states: { LISTEN: 7 },
      });
    }
    expect(await read('/api/v1/fleet/latest?tag=role:db')).toMatchObject({ reporting: 0 });
    const history = (await read('/api/v1/fleet/history?from=-5m&states=LISTEN')) as {
      series: { LISTEN: { max: (number | null)[] } };
    };
    expect(history.series.LISTEN.max.filter((value) => value !== null && value !== 7)).toEqual([]);
  });

  it('shows the hosts in it alone to Prometheus, and nothing of the service', async () => {
    const answer = await scratch.request('/metrics', { headers: { authorization: `Bearer ${token}` } });
    const text = await answer.text();
    expect(text).toContain('web-1');
    expect(text).not.toMatch(/db-1|finwait_ready/);
  });

  it('keeps frames, totals and events of other hosts from a live feed', async () => {
    const viewer = scratch.connectViewer({ token });
    await whenConnected(viewer);
    const frames: LiveFrame[] = [];
    const events: LiveHostEvent[] = [];
    viewer.on('frame', (frame) => frames.push(frame));
    viewer.on('host', (event) => events.push(event));
    expect(await viewer.emitWithAck('subscribe', { fleet: true, states: ['LISTEN'] })).toMatchObject({
      ok: true,
      hosts: ['web-1'],
    });
    await report('db-2', { role: 'db' });
    const seen = new Promise<void>((resolve) =>
      viewer.on('frame', ({ rows }) => rows.some(([name]) => name === 'web-2') && resolve()),
    );
    await report('web-2', { role: 'web' });
    await seen;
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['web-2']));
    expect(new Set(frames.flatMap(({ rows }) => rows.map(([name]) => name)))).toEqual(new Set(['web-2']));
    expect(frames.at(-1)?.fleet).toEqual([14]);
    expect(await viewer.emitWithAck('subscribe', { hosts: ['web-1', 'db-1'] })).toMatchObject({
      ok: false,
      code: 'host_unknown',
    });
  });
});
