import { PROTOCOL_VERSION } from '@finwait/contracts';
import {
  ADMIN_TOKEN,
  refusalOf,
  scratchApi,
  whenConnected,
  type AgentClient,
} from '../testing/scratch-api.js';

const scratch = scratchApi({ FINWAIT_TRUST_PROXY: 'true' });

/** How many of so many requests at a time an address gets each answer to. */
async function flood(path: string, times: number, address: string, body?: object) {
  const headers = { 'x-forwarded-for': address, authorization: body ? '' : 'Bearer wrong' };
  const one = () => (body ? scratch.post(path, body, headers) : scratch.request(path, { headers }));
  const answers = await Promise.all(Array.from({ length: times }, one));
  return Map.groupBy(answers, ({ status }) => status);
}

describe('an address that is refused again and again', () => {
  it.each([
    ['at sign-in', '/api/v1/session', { token: 'x'.repeat(40) }, 401],
    ['at enrolment', '/api/v1/enrol', { token: 'fw_enrol_wrong', name: 'x', machineId: 'y'.repeat(32) }, 403],
  ])('has to wait %s, from one address as from all of a block', async (where, path, body, refusal) => {
    const net = where.length;
    const answers = await flood(path, 300, `2001:db8:0:${net}::1`, body);
    expect([...answers.keys()].sort()).toEqual([refusal, 429]);
    const [later] = answers.get(429) ?? [];
    expect(Number(later?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await later?.json()).toMatchObject({ code: 'too_many_refusals' });
    const again = await flood(path, 20, `2001:db8:0:${net}::2`, body);
    expect(again.has(429)).toBe(true);
    expect([...(await flood(path, 1, `198.51.100.${net}`, body)).keys()]).toEqual([refusal]);
  });

  it('has to wait with wrong tokens, while who has the right one is served', async () => {
    const address = '192.0.2.9';
    expect((await flood('/api/v1/hosts', 300, address)).has(429)).toBe(true);
    const headers = { 'x-forwarded-for': address, authorization: `Bearer ${ADMIN_TOKEN}` };
    expect((await scratch.request('/api/v1/hosts', { headers })).status).toBe(200);
  });

  it('cannot pass for another by what it sends itself', async () => {
    const forged = Array.from({ length: 300 }, (_, at) => `203.0.113.${at % 250}, 192.0.2.10`);
    const answers = await Promise.all(
      forged.map((address) => flood('/api/v1/session', 1, address, { token: 'x'.repeat(40) })),
    );
    expect(answers.some((answer) => answer.has(429))).toBe(true);
  });
});

describe('connections', () => {
  it('of viewers are twenty for a token', async () => {
    const viewers = Array.from({ length: 20 }, () => scratch.connectViewer());
    await Promise.all(viewers.map((viewer) => whenConnected(viewer)));
    expect(await refusalOf(scratch.connectViewer())).toBe('too_many_viewers');
    for (const viewer of viewers) viewer.disconnect();
  });

  it('of one host are two: the oldest of three is ended', async () => {
    const credential = await scratch.enrol('doubled');
    const [first, second, third] = [1, 2, 3].map(() => scratch.connectAgent(credential));
    const ended = new Promise((resolve) => first?.once('disconnect', resolve));
    for (const agent of [first, second, third]) await whenConnected(agent as AgentClient);
    expect(await ended).toBe('io server disconnect');
    expect([second?.connected, third?.connected]).toEqual([true, true]);
  });
});

describe('messages', () => {
  it('of a host that sends too many are to be sent again later', async () => {
    const agent = scratch.connectAgent(await scratch.enrol('hasty'));
    await whenConnected(agent);
    const empty = { v: PROTOCOL_VERSION, run: 'r', rows: [] } as never;
    const acks = await Promise.all(Array.from({ length: 700 }, () => agent.emitWithAck('snapshots', empty)));
    const later = acks.filter((ack) => !ack.ok && ack.code === 'too_many_messages');
    expect(later.length).toBeGreaterThan(0);
    expect(later[0]).toMatchObject({ retry: true, afterMs: expect.any(Number) as number });
  });

  it('of a viewer that subscribes again and again are refused', async () => {
    const viewer = scratch.connectViewer();
    await whenConnected(viewer);
    const acks = await Promise.all(
      Array.from({ length: 80 }, () => viewer.emitWithAck('subscribe', { fleet: true })),
    );
    expect(acks[0]).toMatchObject({ ok: true });
    expect(acks.at(-1)).toMatchObject({ ok: false, code: 'too_many_messages' });
  });
});
