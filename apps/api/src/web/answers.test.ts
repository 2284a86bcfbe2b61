import { historySchema } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { ADMIN_TOKEN, scratchApi, whenConnected } from '../testing/scratch-api.js';

const scratch = scratchApi();
const AUTHORIZATION = { authorization: `Bearer ${ADMIN_TOKEN}` };
const values = COLUMN_NAMES.map((_, at) => at + 1);
const FROM = Date.UTC(2026, 10, 1);

/** An answer that is read to its end: one that is not keeps its connection, and so the API, from ending. */
async function read(path: string, added: Record<string, string> = {}) {
  const answer = await scratch.request(path, { headers: { ...AUTHORIZATION, ...added } });
  const { status, headers } = answer;
  return { status, headers, text: await answer.text() };
}

describe('answers', () => {
  beforeAll(async () => {
    const agent = scratch.connectAgent(await scratch.enrol('web-01', { env: 'prod', note: '=1+1' }));
    await whenConnected(agent);
    const rows = Array.from(
      { length: 100 },
      (_, row) => [row + 1, FROM + row * 10_000, 0, ...values] as const,
    );
    expect(await agent.emitWithAck('snapshots', { v: 1, run: 'r', rows })).toMatchObject({ ok: true });
  });
  const range = `from=${FROM}&to=${FROM + 1_000_000}`;

  it('are tables where text/csv is asked for: hosts', async () => {
    const answer = await read('/api/v1/hosts', { accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    const [head, line, end] = answer.text.split('\r\n');
    expect(head).toBe(
      'name,status,lastSeenAt,takenAt,intervalMs,tags,LISTEN,SYN_SENT,SYN_RECV,ESTABLISHED,FIN_WAIT1,FIN_WAIT2,CLOSE_WAIT,LAST_ACK,CLOSING,TIME_WAIT,CLOSED,unknown',
    );
    expect(line).toMatch(/^web-01,live,2\S+Z,2026-11-01T00:16:30\.000Z,10000,env:prod note:=1\+1,1,2,3,/);
    expect(end).toBe('');
  });

  it.each([
    ['/api/v1/hosts/web-01/history', 'time,samples,LISTEN_min,LISTEN_avg,LISTEN_max,'],
    ['/api/v1/hosts/web-01/rates', 'time,samples,activeOpens_min,'],
    ['/api/v1/fleet/history', 'time,samples,reporting,held,LISTEN_min,'],
  ])('are tables where text/csv is asked for: %s', async (path, head) => {
    const answer = await read(`${path}?${range}`, { accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.text.startsWith(head)).toBe(true);
  });

  it('hold in a table of a history what they hold as JSON', async () => {
    const path = `/api/v1/hosts/web-01/history?${range}&states=CLOSE_WAIT`;
    const history = historySchema.parse(JSON.parse((await read(path)).text));
    const lines = (await read(path, { accept: 'text/csv' })).text.trim().split('\r\n').slice(1);
    expect(history.at).toHaveLength(100);
    expect(lines).toEqual(history.at.map((at) => `${new Date(at).toISOString()},1,7,7,7`));
  });

  it('are compressed for who understands that', async () => {
    const path = `/api/v1/hosts/web-01/history?${range}`;
    const whole = (await read(path, { 'accept-encoding': 'identity' })).text;
    for (const encoding of ['br', 'gzip']) {
      const answer = await read(path, { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')?.split(', ').sort()).toEqual(['Accept', 'Accept-Encoding']);
      expect(answer.text).toBe(whole);
    }
  });

  it.each(['fleet/history', 'fleet/heatmap', 'hosts/web-01/rates'])(
    'are compressed where they are made: %s',
    async (path) => {
      const select = path.endsWith('heatmap') ? '&state=LISTEN' : '';
      const ask = (encoding: string) =>
        read(`/api/v1/${path}?${range}${select}`, { 'accept-encoding': encoding });
      const [whole, packed] = [await ask('identity'), await ask('br')];
      expect(packed.headers.get('content-encoding')).toBe('br');
      expect(packed.headers.get('vary')).toContain('Accept-Encoding');
      expect(packed.text).toBe(whole.text);
    },
  );

  it('that are problems are not said to be compressed', async () => {
    const answer = await read('/api/v1/hosts/web-01/history?from=x', { 'accept-encoding': 'br' });
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([400, null]);
    const unknown = await read(`/api/v1/hosts/nobody/history?${range}`, { 'accept-encoding': 'br' });
    expect(JSON.parse(unknown.text)).toMatchObject({ code: 'host_unknown' });
  });

  it('are kept by nobody, since they tell of now', async () => {
    expect((await read('/api/v1/hosts')).headers.get('cache-control')).toBe('no-store');
  });

  it('of what rarely changes are sent once', async () => {
    const first = await read('/api/v1/states?lang=zh');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const tag = first.headers.get('etag') ?? '';
    const again = await read('/api/v1/states?lang=zh', { 'if-none-match': `W/"other", ${tag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await read('/api/v1/states?lang=en', { 'if-none-match': tag })).status).toBe(200);
  });

  it('are problems in JSON whatever was asked for', async () => {
    const answer = await read('/api/v1/hosts/nobody/history', { accept: 'text/csv' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
