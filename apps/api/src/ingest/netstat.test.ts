import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  historySchema,
  hostDetailSchema,
  netstatAnswerSchema,
  type HostDetail,
  type LiveHostEvent,
  type NetstatAnswer,
} from '@finwait/contracts';
import { ADMIN_TOKEN, scratchApi } from '../testing/scratch-api.js';

const scratch = scratchApi();
const capture = (name: string) =>
  readFileSync(join(__dirname, '../../../../libs/tcp/fixtures/netstat', `${name}.txt`));

const ROW = 'tcp        0      0 10.0.0.1:22     10.0.0.2:5000     ESTABLISHED\n';

function post(host: string, body: RequestInit['body'], headers: Record<string, string> = {}, query = '') {
  return scratch.request(`/api/v1/hosts/${host}/netstat${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers },
    body: body ?? null,
  });
}

async function stored(host: string, body: RequestInit['body'], query = ''): Promise<NetstatAnswer> {
  const answer = await post(host, body, {}, query);
  expect(answer.status).toBe(200);
  return netstatAnswerSchema.parse(await answer.json());
}

async function refused(answer: Promise<Response>): Promise<unknown> {
  const { status, code, detail } = (await (await answer).json()) as Record<string, unknown>;
  return { status, code, detail };
}

async function readHost(name: string): Promise<HostDetail> {
  return hostDetailSchema.parse(await (await scratch.request(`/api/v1/hosts/${name}`)).json());
}

describe('posted output of netstat', () => {
  it('makes a host and is its newest snapshot, its history and its row in the live feed', async () => {
    const viewer = scratch.connectViewer();
    await viewer.emitWithAck('subscribe', { fleet: true, states: ['LISTEN'] });
    const appeared = new Promise<LiveHostEvent>((resolve) => viewer.once('host', resolve));
    const framed = new Promise<readonly unknown[]>((resolve) => {
      viewer.on('frame', ({ rows }) => {
        const row = rows.find(([name]) => name === 'old-box');
        if (row) resolve(row);
      });
    });
    const answer = await stored('old-box', capture('linux-ant'));
    expect(answer).toMatchObject({ dialect: 'linux-netstat', unknown: 0, skipped: [], skippedMore: 0 });
    expect(answer.states.CLOSED).toBeNull();
    expect(answer.states.LISTEN).toBeGreaterThan(0);
    expect(await appeared).toMatchObject({ name: 'old-box', change: 'appeared' });
    expect(await framed).toEqual(['old-box', answer.takenAt, 0, answer.states.LISTEN]);
    expect(await readHost('old-box')).toMatchObject({
      status: 'live',
      takenAt: answer.takenAt,
      intervalMs: 60_000,
      states: answer.states,
      agent: { version: null, source: 'netstat', platform: null },
    });
    const history = await scratch.request('/api/v1/hosts/old-box/history?from=-1h&states=LISTEN');
    expect(historySchema.parse(await history.json())).toMatchObject({ at: [answer.takenAt], samples: [1] });
  });

  it.each([
    'application/x-www-form-urlencoded',
    'application/json',
    'text/plain; charset=latin1',
    'nothing known',
  ])('is taken whatever Content-Type says: %s', async (type) => {
    expect((await post('typed', ROW, { 'content-type': type })).status).toBe(200);
  });

  it('is taken as it left a German Windows in its own code page', async () => {
    const bytes = Buffer.concat([
      Buffer.from('  TCP    0.0.0.0:135    0.0.0.0:0    ABH'),
      Buffer.from([0x99]),
      Buffer.from('REN\r\n  TCP    10.0.0.1:50   10.0.0.2:443  HERGESTELLT\r\n'),
    ]);
    expect((await stored('buero', bytes)).states).toMatchObject({ LISTEN: 1, ESTABLISHED: 1, CLOSED: null });
  });

  it('says line by line what was not counted', async () => {
    const answer = await stored('some', `${ROW}what is this\n${ROW}tcp 0 0 10.0.0.1:22 10.0.0.2:5001\n`);
    expect(answer).toMatchObject({ parsed: 2, unknown: 1 });
    expect(answer.skipped).toEqual([
      { line: 2, text: 'what is this', reason: 'not_understood' },
      { line: 4, text: 'tcp 0 0 10.0.0.1:22 10.0.0.2:5001', reason: 'state_missing' },
    ]);
  });

  it('lists a hundred skipped lines and counts the rest', async () => {
    const { skipped, skippedMore } = await stored('noisy', `${ROW}${'noise\n'.repeat(250)}`);
    expect([skipped.length, skippedMore]).toEqual([100, 150]);
  });

  it('of one state tells of that state alone', async () => {
    const { states } = await stored('one-state', capture('ss-Htan-state-time-wait'), '?state=time-wait');
    expect(states).toMatchObject({ TIME_WAIT: 4, ESTABLISHED: null, LISTEN: null });
  });

  it('can be of an earlier time, and changes nothing when it is sent again', async () => {
    const { takenAt } = await stored('earlier', ROW, '?takenAt=-2h');
    await stored('earlier', ROW.repeat(9), `?takenAt=${takenAt}`);
    const history = await scratch.request('/api/v1/hosts/earlier/history?from=-3h&states=ESTABLISHED');
    expect(historySchema.parse(await history.json())).toMatchObject({
      at: [takenAt],
      series: { ESTABLISHED: { max: [1] } },
    });
  });

  it('tells by its distance how often the host will be heard', async () => {
    await stored('hourly', ROW, '?takenAt=-2h');
    await stored('hourly', ROW, '?takenAt=-1h');
    expect((await readHost('hourly')).intervalMs).toBe(120_000);
  });

  it.each([
    ['nothing', '', 'the text lists no TCP socket'],
    ['an error', 'sh: netstat: not found\n', 'line 1, "sh: netstat: not found": neither a socket'],
    ['UDP alone', 'udp 0 0 127.0.0.1:53 0.0.0.0:*\n', 'the text lists no TCP socket'],
    ['one state, not said which', '0 0 10.0.0.1:22 10.0.0.2:5000\n', 'line 1, "0 0 10.0.0.1:22'],
    ['noise', 'a\nb\nc\nd\ne\n', '; 2 lines more'],
  ])('is refused and makes no host where it holds no socket: %s', async (_, body, detail) => {
    expect(await refused(post('ghost', body))).toMatchObject({
      status: 422,
      code: 'netstat_not_understood',
      detail: expect.stringContaining(detail) as string,
    });
    expect((await scratch.request('/api/v1/hosts/ghost')).status).toBe(404);
  });

  it.each([
    ['.hidden', '', 400, 'request_malformed'],
    ['ghost', '?takenAt=soon', 400, 'request_malformed'],
    ['ghost', '?state=ASLEEP', 400, 'request_malformed'],
    ['ghost', '?interval=1m', 400, 'request_malformed'],
    ['ghost', '?takenAt=2200-01-01', 422, 'snapshot_time_refused'],
  ])('is refused: %s%s', async (host, query, status, code) => {
    expect(await refused(post(host, ROW, {}, query))).toMatchObject({ status, code });
    expect((await scratch.request('/api/v1/hosts/ghost')).status).toBe(404);
  });

  it('is refused where it is too large, and other routes take no more than before', async () => {
    const large = Buffer.alloc(8_388_609, ROW);
    expect(await refused(post('large', large))).toMatchObject({ status: 413, code: 'request_too_large' });
    const enrolments = scratch.request('/api/v1/enrolments', {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'text/plain' },
      body: large.subarray(0, 300_000),
    });
    expect(await refused(enrolments)).toMatchObject({ status: 413 });
  });

  it('is taken from a host for itself alone, by its credential', async () => {
    const authorization = `Bearer ${await scratch.enrol('with-agent')}`;
    const answer = await post('with-agent', ROW, { authorization });
    expect(answer.status).toBe(200);
    for (const host of ['old-box', 'not-there'])
      expect(await refused(post(host, ROW, { authorization }))).toMatchObject({ code: 'not_allowed' });
    const read = scratch.request('/api/v1/hosts', { headers: { authorization } });
    expect(await refused(read)).toMatchObject({ code: 'not_allowed' });
  });

  it('is refused from anybody else before it is read', async () => {
    const large = Buffer.alloc(8_388_609, ROW);
    expect(await refused(post('old-box', large, { authorization: 'Bearer wrong' }))).toMatchObject({
      status: 401,
      code: 'credentials_refused',
    });
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await refused(post('old-box', ROW, foreign))).toMatchObject({ code: 'origin_refused' });
  });

  it('leaves its host to the first agent that enrols under the name, and to no second', async () => {
    await stored('grows-up', ROW);
    await scratch.enrol('grows-up');
    expect(await readHost('grows-up')).toMatchObject({ states: { ESTABLISHED: 1 } });
    const { token } = (await (await scratch.post('/api/v1/enrolments', {})).json()) as { token: string };
    const second = scratch.post('/api/v1/enrol', { token, name: 'grows-up', machineId: 'another-machine' });
    expect(await refused(second)).toMatchObject({ code: 'host_name_taken' });
  });
});
