import {
  MAX_PATHS,
  OWN_NAMESPACE,
  type HostFacts,
  type PathAnswer,
  type PathChanges,
  type PathCheck,
  type PathList,
} from '@finwait/contracts';
import { COLUMN_NAMES, SETTINGS } from '@finwait/tcp';
import { scratchApi, whenConnected } from '../testing/scratch-api.js';

const scratch = scratchApi();
const alb = { kind: 'aws-alb', settings: { 'idle_timeout.timeout_seconds': 60 } };
const node = (ms: number) => ({ kind: 'node', settings: { keepAliveTimeout: ms } });

async function ask<Answer>(
  method: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Answer & { code?: string; detail?: string } }> {
  const path = `/api/v1/paths${address}`;
  const answer =
    method === 'GET' ? await scratch.request(path) : await scratch.post(path, body ?? {}, headers, method);
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answer & { code?: string } };
}

/** Facts of a host where only `tcp_fin_timeout` could be read. */
function toFacts(at: number): HostFacts {
  const values = Object.fromEntries(
    SETTINGS.map(({ name }) => [name, name === 'tcp_fin_timeout' ? 10 : null]),
  );
  return { v: 1, at, settings: [{ namespace: OWN_NAMESPACE, label: null, values }] };
}

const codes = ({ report }: PathCheck) => report.verdicts.map(({ code }) => code);

describe('paths', () => {
  it('are kept with what follows from them, listed, and changed with a history', async () => {
    const put = await ask<PathAnswer>('PUT', '/shop', { hops: [alb, node(5_000)] });
    expect([put.status, codes(put.body)]).toEqual([200, ['REUSE_RACE']]);
    expect(put.body.report.verdicts[0]).toMatchObject({
      hop: 1,
      otherHop: 0,
      setting: 'keepAliveTimeout',
      value: '5000',
    });
    const { body: list } = await ask<PathList>('GET', '');
    const shop = { name: 'shop', worst: 'error', codes: ['REUSE_RACE'] };
    expect(list.paths).toMatchObject([
      { ...shop, hops: ['AWS Application Load Balancer', 'Node.js server'] },
    ]);
    const { body: chinese } = await ask<PathList>('GET', '?lang=zh');
    expect(chinese.paths).toMatchObject([
      { ...shop, hops: ['AWS Application Load Balancer', 'Node.js 服务器'] },
    ]);
    expect((await ask('GET', '?lang=fr')).body.code).toBe('request_malformed');
    await ask('PUT', '/shop', { hops: [alb, node(70_000)] });
    expect(codes((await ask<PathAnswer>('GET', '/shop')).body)).toEqual([]);
    const { body: history } = await ask<PathChanges>('GET', '/shop/changes');
    expect(history.changes.map(({ path }) => path?.hops[1]?.settings)).toEqual([
      { keepAliveTimeout: 70_000 },
      { keepAliveTimeout: 5_000 },
    ]);
    expect((await ask('DELETE', '/shop')).status).toBe(204);
    expect((await ask('GET', '/shop')).body.code).toBe('path_unknown');
    expect((await ask('DELETE', '/shop')).body.code).toBe('path_unknown');
    expect((await ask<PathChanges>('GET', '/shop/changes')).body.changes[0]).toMatchObject({ path: null });
  });

  it('that cannot be judged are refused with hop and setting, and nothing is kept', async () => {
    const wrong = await ask('PUT', '/wrong', { hops: [{ kind: 'nginx', settings: { keep_alive: 5 } }] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'path_invalid']);
    expect(wrong.body.detail).toContain('hop 0 keep_alive');
    expect((await ask('PUT', '/wrong', { hops: [{ kind: 'toaster' }] })).status).toBe(400);
    expect((await ask('PUT', '/wrong', { hops: [] })).status).toBe(400);
    expect((await ask('PUT', '/not%20a%20name', { hops: [alb] })).body.code).toBe('request_malformed');
    const hops = Array.from({ length: 16 }, () => ({ kind: 'linux', kernel: { a: '1 '.repeat(2_048) } }));
    const long = await ask('PUT', '/wrong', { hops });
    expect([long.status, long.body.detail]).toEqual([422, expect.stringMatching(/at most 65536 are kept/)]);
    expect((await ask('GET', '/wrong')).status).toBe(404);
  });

  it('are judged without being kept', async () => {
    const { body } = await ask<PathCheck>('POST', '/check', { hops: [alb, node(5_000)] });
    expect(codes(body)).toEqual(['REUSE_RACE']);
    expect((await ask<PathList>('GET', '')).body.paths).toEqual([]);
  });

  it('take kernel settings and counts from the host that a hop is bound to, for who may see it', async () => {
    const credential = await scratch.enrol('edge-01', { in: 'it' });
    const agent = scratch.connectAgent(credential);
    await whenConnected(agent);
    const now = Date.now();
    const counts = COLUMN_NAMES.map((name) => (name === 'TIME_WAIT' ? 20_000 : 1));
    expect(await agent.emitWithAck('facts', toFacts(now))).toMatchObject({ ok: true });
    await agent.emitWithAck('snapshots', { v: 1, run: 'r', rows: [[1, now, 0, ...counts]] });
    agent.disconnect();
    const hops = [{ kind: 'linux', host: 'edge-01' }];
    const seen = await ask<PathCheck>('POST', '/check', { hops });
    expect(codes(seen.body)).toEqual(['FIN_TIMEOUT_NOT_TIME_WAIT']);
    const kernel = { tcp_fin_timeout: 10 };
    const counted = { countedAt: now, timeWaits: 20_000 };
    expect(seen.body.bindings).toMatchObject([{ hop: 0, host: 'edge-01', kernel, ...counted }]);
    const stated = [{ ...hops[0], kernel: { tcp_fin_timeout: 60 }, observed: { timeWaits: 1 } }];
    const own = await ask<PathCheck>('POST', '/check', { hops: stated });
    expect(codes(own.body)).toEqual([]);
    expect(own.body.bindings).toMatchObject([{ kernel: {}, countedAt: null, timeWaits: null }]);
    const made = await scratch.post('/api/v1/tokens', { name: 'v', role: 'viewer', scope: ['in:another'] });
    const { token } = (await made.json()) as { token: string };
    const hidden = await ask<PathCheck>('POST', '/check', { hops }, { authorization: `Bearer ${token}` });
    expect(codes(hidden.body)).toEqual([]);
    expect(hidden.body.bindings).toEqual([
      {
        hop: 0,
        host: 'edge-01',
        settingsSince: null,
        kernel: {},
        countedAt: null,
        timeWaits: null,
        server: null,
      },
    ]);
  });

  it('take settings from the server that an agent found, but for those that the path states', async () => {
    const agent = scratch.connectAgent(await scratch.enrol('edge-02'));
    await whenConnected(agent);
    const hop = { listens: ['443'], target: null, settings: { keepalive_timeout: '5' } };
    const hops = ['a.example.com', 'b.example.com'].map((name) => ({ ...hop, name }));
    const server = { kind: 'nginx', version: '1.22.1', pid: 7, listens: null, hops, unseen: [] } as const;
    const servers = { servers: [server], why: null, omittedHops: 0 };
    expect(await agent.timeout(5_000).emitWithAck('facts', { v: 1, at: 9_000, servers })).toEqual({
      ok: true,
    });
    const check = (nginx: object) =>
      ask<PathCheck>('POST', '/check', { hops: [alb, { kind: 'nginx', host: 'edge-02', ...nginx }] });
    const { body } = await check({ name: 'a.example.com' });
    expect(codes(body)).toContain('REUSE_RACE');
    expect(body.bindings).toMatchObject([{ hop: 1, server: { name: 'a.example.com', readAt: 9_000 } }]);
    const stated = await check({ name: 'a.example.com', settings: { keepalive_timeout: 75 } });
    expect(codes(stated.body)).not.toContain('REUSE_RACE');
    expect((await check({})).body.bindings).toMatchObject([{ server: null }]);
  });

  it('are removed once, however often it is asked at once', async () => {
    await ask('PUT', '/once', { hops: [alb] });
    const removed = await Promise.all(Array.from({ length: 10 }, () => ask('DELETE', '/once')));
    expect(removed.map(({ status }) => status).toSorted()).toEqual([204, ...Array<number>(9).fill(404)]);
    const { body } = await ask<PathChanges>('GET', '/once/changes');
    expect(body.changes.map(({ path }) => path === null)).toEqual([true, false]);
  });

  it('are full at some count, however many come at once, and each of them may still change', async () => {
    const put = (name: string) => ask('PUT', `/${name}`, { hops: [{ kind: 'node' }] });
    const putMany = (name: string, count: number) =>
      Promise.all(Array.from({ length: count }, (_, place) => put(`${name}-${place}`)));
    for (let at = 0; at < MAX_PATHS - 20; at += 20) await putMany(`path-${at}`, 20);
    const last = await putMany('last', 60);
    expect(last.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = last.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array.from({ length: 40 }, () => [409, 'paths_full']),
    );
    expect((await ask<PathList>('GET', '')).body.paths).toHaveLength(MAX_PATHS);
    expect((await put('path-0-7')).status).toBe(200);
    expect((await ask('DELETE', '/path-0-7')).status).toBe(204);
    const freed = await putMany('freed', 10);
    expect(freed.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
