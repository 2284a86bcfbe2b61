import { connect } from 'node:net';
import type { LiveAck, LiveFrame, LiveHostEvent, UplinkAck } from '@finwait/contracts';
import { COLUMN_NAMES, STATE_NAMES } from '@finwait/tcp';
import {
  refusalOf,
  scratchApi,
  whenConnected,
  type AgentClient,
  type ViewerClient,
} from './testing/scratch-api.js';

const scratch = scratchApi();
const values = COLUMN_NAMES.map((_, index) => index);
const row = (seq: number, takenAt: number) => [seq, takenAt, 0, ...values];
const batch = (...rows: unknown[]) => ({ v: 1, run: 'run', rows });

async function connectedAgent(name: string, intervalMs?: number): Promise<AgentClient> {
  const agent = scratch.connectAgent(await scratch.enrol(name, { role: 'test' }), intervalMs);
  await whenConnected(agent);
  return agent;
}

async function connectedViewer(): Promise<ViewerClient> {
  const viewer = scratch.connectViewer();
  await whenConnected(viewer);
  return viewer;
}

/** Sends anything, typed or not, and gives the acknowledgement. */
function send(client: AgentClient | ViewerClient, event: string, ...args: unknown[]): Promise<unknown> {
  const untyped = client as unknown as {
    timeout(ms: number): { emitWithAck(...args: unknown[]): Promise<unknown> };
  };
  return untyped.timeout(5_000).emitWithAck(event, ...args);
}

/** The next frame, or the next with a row of the host: one that is due may still tell of other hosts. */
const nextFrame = (viewer: ViewerClient, host?: string) =>
  new Promise<LiveFrame>((resolve) => {
    const look = (frame: LiveFrame): void => {
      if (host !== undefined && !frame.rows.some(([name]) => name === host)) return;
      viewer.off('frame', look);
      resolve(frame);
    };
    viewer.on('frame', look);
  });

describe('/agents', () => {
  it('refuses a handshake without a credential, with a wrong one, and with one that is not text', async () => {
    expect(await refusalOf(scratch.connectAgent(undefined))).toBe('credentials_missing');
    expect(await refusalOf(scratch.connectAgent('fw_host_guess'))).toBe('credentials_refused');
    expect(await refusalOf(scratch.connectAgent({ $ne: '' }))).toBe('request_malformed');
  });

  it('refuses an interval no agent can have', async () => {
    expect(await refusalOf(scratch.connectAgent(await scratch.enrol('odd'), -1))).toBe('request_malformed');
  });

  it('shows the interval an agent keeps, and refuses one it cannot keep', async () => {
    const agent = await connectedAgent('slow');
    const message = batch(row(1, Date.now()));
    const readIntervalMs = async () => {
      const answer = await scratch.request('/api/v1/hosts/slow');
      return ((await answer.json()) as { intervalMs: number }).intervalMs;
    };
    expect(await send(agent, 'snapshots', message)).toMatchObject({ ok: true });
    expect(await readIntervalMs()).toBe(10_000);
    expect(await send(agent, 'snapshots', { ...message, intervalMs: 30_000 })).toMatchObject({ ok: true });
    expect(await readIntervalMs()).toBe(30_000);
    const refused = await send(agent, 'snapshots', { ...message, intervalMs: 0 });
    expect(refused).toMatchObject({ ok: false, code: 'request_malformed', retry: false });
  });

  it('stores a replayed batch once', async () => {
    const agent = await connectedAgent('replayed');
    const now = Date.now();
    const message = batch(row(1, now - 2_000), row(2, now - 1_000), row(3, now));
    for (let time = 0; time < 3; time += 1)
      expect(await send(agent, 'snapshots', message)).toEqual({ ok: true, seq: 3 });
    const answer = await scratch.request(
      '/api/v1/hosts/replayed/history?from=-1m&to=%2B1m'.replace('%2B1m', String(now + 1)),
    );
    expect(await answer.json()).toMatchObject({ samples: [1, 1, 1] });
  });

  it.each([
    ['nothing', []],
    ['null', [null]],
    ['a number', [7]],
    ['text', ['snapshots']],
    ['a list', [[]]],
    ['no rows', [batch()]],
    [
      'too many rows',
      [batch(...Array.from({ length: 201 }, (_, index) => row(index, 1_000_000_000_000 + index)))],
    ],
    ['a row that is not a list', [batch({ seq: 1 })]],
    ['a row without columns', [batch([1, Date.now(), 0])]],
    ['a row with too many columns', [batch([...row(1, Date.now()), 1])]],
    ['a negative count', [batch([1, Date.now(), 0, -1])]],
    ['a fraction', [batch([1, Date.now(), 0, 0.5])]],
    ['a count beyond what fits', [batch([1, Date.now(), 0, 2 ** 53])]],
    ['text for a count', [batch([1, Date.now(), 0, '1'])]],
    ['a time that is not one', [batch([1, -5, 0, 1])]],
    ['prototype keys', [JSON.parse('{"__proto__":{"v":1},"constructor":1}') as unknown]],
    ['bytes', [Buffer.from([1, 2, 3])]],
  ])('refuses a message of %s and goes on', async (_, args) => {
    const agent = await connectedAgent('malformed');
    expect(await send(agent, 'snapshots', ...args)).toMatchObject({
      ok: false,
      code: 'request_malformed',
      retry: false,
    });
    expect(await send(agent, 'snapshots', batch(row(1, Date.now())))).toEqual({ ok: true, seq: 1 });
  });

  it('survives a message that wants no answer and an event it does not know', async () => {
    const agent = await connectedAgent('silent');
    const untyped = agent as unknown as { emit(...args: unknown[]): void };
    untyped.emit('snapshots');
    untyped.emit('snapshots', null, null, null);
    untyped.emit('no such event', {});
    expect(await send(agent, 'snapshots', batch(row(1, Date.now())))).toEqual({ ok: true, seq: 1 });
  });

  it('refuses a protocol it does not speak', async () => {
    const agent = await connectedAgent('newer');
    const ack = await send(agent, 'snapshots', { ...batch(row(1, Date.now())), v: 2 });
    expect(ack).toMatchObject({ ok: false, code: 'protocol_unsupported', retry: false });
  });

  it('refuses a clock that is days off for good, and takes the same host back with a right one', async () => {
    const agent = await connectedAgent('clock');
    const day = 86_400_000;
    for (const at of [Date.now() + 2 * day, 0, 8.64e15]) {
      const ack = (await send(agent, 'snapshots', batch(row(1, at)))) as UplinkAck;
      expect(ack).toMatchObject({ ok: false, code: 'snapshot_time_refused', retry: false });
    }
    expect(await send(agent, 'snapshots', batch(row(1, Date.now())))).toEqual({ ok: true, seq: 1 });
  });

  it('outlives bytes that are no message at all', async () => {
    const { port, hostname } = new URL(scratch.api().localUrl);
    for (const text of [
      '\u0000\u0001',
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n\r\n',
      'x'.repeat(100_000),
    ]) {
      await new Promise<void>((resolve) => {
        const raw = connect(Number(port), hostname, () => raw.end(text));
        raw.on('error', () => resolve()).on('close', () => resolve());
        raw.resume();
      });
    }
    expect((await scratch.request('/health/ready')).status).toBe(200);
  });
});

describe('/live', () => {
  it('refuses a viewer without a token, with a wrong one, and one with a forged cookie', async () => {
    expect(await refusalOf(scratch.connectViewer({}))).toBe('credentials_missing');
    expect(await refusalOf(scratch.connectViewer({ token: 'wrong' }))).toBe('credentials_refused');
    expect(await refusalOf(scratch.connectViewer({ token: { $ne: 1 } }))).toBe('credentials_refused');
    const forged = { cookie: 'finwait_session=fw_session_forged' };
    expect(await refusalOf(scratch.connectViewer({}, forged))).toBe('credentials_refused');
  });

  it('gives no handshake to a page of another origin', async () => {
    const viewer = scratch.connectViewer(undefined, { origin: 'http://evil.example' });
    await expect(whenConnected(viewer)).rejects.toThrow();
    await whenConnected(scratch.connectViewer(undefined, { origin: scratch.api().localUrl }));
  });

  it.each([
    ['nothing', []],
    ['null', [null]],
    ['an empty wish', [{}]],
    ['no hosts', [{ hosts: [] }]],
    ['a state that is none', [{ fleet: true, states: ['HALF_OPEN'] }]],
    ['an unknown field', [{ fleet: true, host: 'x' }]],
    ['fleet: false', [{ fleet: false }]],
  ])('refuses a subscription of %s and goes on', async (_, args) => {
    const viewer = await connectedViewer();
    expect(await send(viewer, 'subscribe', ...args)).toMatchObject({ ok: false, code: 'request_malformed' });
    expect(await send(viewer, 'subscribe', { fleet: true })).toMatchObject({ ok: true });
    expect(await send(viewer, 'unsubscribe', 'anything')).toEqual({ ok: true });
  });

  it('refuses a host that is not there by its name', async () => {
    const ack = (await send(await connectedViewer(), 'subscribe', { hosts: ['nobody'] })) as LiveAck;
    expect(ack).toMatchObject({
      ok: false,
      code: 'host_unknown',
      detail: expect.stringContaining('nobody') as string,
    });
  });

  it('shows a snapshot in the next frame, with the totals of the fleet', async () => {
    const agent = await connectedAgent('watched');
    const viewer = await connectedViewer();
    const ack = await send(viewer, 'subscribe', { fleet: true });
    expect(ack).toMatchObject({
      ok: true,
      columns: STATE_NAMES,
      hosts: expect.arrayContaining(['watched']) as string[],
    });
    const takenAt = Date.now();
    const frame = nextFrame(viewer, 'watched');
    await send(agent, 'snapshots', batch(row(41, takenAt)));
    const { rows, fleet } = await frame;
    expect(rows).toContainEqual(['watched', takenAt, 41, ...STATE_NAMES.map((_, index) => index)]);
    expect(fleet).toHaveLength(STATE_NAMES.length);
  });

  it('shows only what was asked for', async () => {
    const watched = await connectedAgent('asked');
    const other = await connectedAgent('not-asked');
    const viewer = await connectedViewer();
    await send(viewer, 'subscribe', { hosts: ['asked'], states: ['CLOSE_WAIT'] });
    const frame = nextFrame(viewer);
    await send(other, 'snapshots', batch(row(1, Date.now())));
    const takenAt = Date.now();
    await send(watched, 'snapshots', batch(row(2, takenAt)));
    expect(await frame).toMatchObject({ rows: [['asked', takenAt, 2, STATE_NAMES.indexOf('CLOSE_WAIT')]] });
    expect((await frame).fleet).toBeUndefined();
  });

  it('sends the snapshots of one tick as one frame', async () => {
    const agents = await Promise.all(['tick-1', 'tick-2', 'tick-3'].map((name) => connectedAgent(name)));
    const viewer = await connectedViewer();
    await send(viewer, 'subscribe', { hosts: ['tick-1', 'tick-2', 'tick-3'] });
    const frames: LiveFrame[] = [];
    viewer.on('frame', (frame) => frames.push(frame));
    const takenAt = Date.now();
    await nextFrameAfter(viewer, () =>
      Promise.all(
        agents.flatMap((agent) =>
          [1, 2, 3, 4].map((n) => send(agent, 'snapshots', batch(row(n, takenAt + n)))),
        ),
      ),
    );
    const shown = frames.flatMap(({ rows }) => rows.map(([name]) => name));
    expect(new Set(shown).size).toBe(3);
    expect(frames.length).toBeLessThan(12);
  });

  it('tells that a host appeared, and that it fell silent', async () => {
    const viewer = await connectedViewer();
    await send(viewer, 'subscribe', { fleet: true });
    const events: LiveHostEvent[] = [];
    const silent = new Promise<void>((resolve) => {
      viewer.on('host', (event) => {
        if (event.name !== 'brief') return;
        events.push(event);
        if (event.status === 'stale') resolve();
      });
    });
    const agent = await connectedAgent('brief', 100);
    await send(agent, 'snapshots', batch(row(1, Date.now())));
    agent.disconnect();
    await silent;
    expect(events.map(({ change, status }) => [change, status])).toEqual([
      ['appeared', 'never'],
      ['status', 'live'],
      ['status', 'stale'],
    ]);
  }, 15_000);
});

async function nextFrameAfter(viewer: ViewerClient, act: () => Promise<unknown>): Promise<void> {
  const frame = nextFrame(viewer);
  await act();
  await frame;
}
