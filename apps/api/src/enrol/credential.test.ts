import { refusalOf, scratchApi, whenConnected, type AgentClient } from '../testing/scratch-api.js';

const scratch = scratchApi();
const PATH = (name: string) => `/api/v1/hosts/${name}/credential`;
const ended = (agent: AgentClient) => new Promise<string>((resolve) => agent.on('disconnect', resolve));

async function connect(credential: string): Promise<AgentClient> {
  const agent = scratch.connectAgent(credential);
  await whenConnected(agent);
  return agent;
}

const renew = async (name: string, overlap: number, bearer?: string): Promise<string> => {
  const headers: Record<string, string> = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  const answer = await scratch.post(PATH(name), { overlap }, headers);
  return ((await answer.json()) as { credential: string }).credential;
};

describe('the credential of a host', () => {
  it('is renewed by the host itself, and the one before stays good for the overlap', async () => {
    const first = await scratch.enrol('renewed');
    const second = await renew('renewed', 3_600, first);
    await Promise.all([connect(first), connect(second)]);
    const third = await renew('renewed', 0, second);
    expect(await refusalOf(scratch.connectAgent(first))).toBe('credentials_refused');
    expect(await refusalOf(scratch.connectAgent(second))).toBe('credentials_refused');
    await connect(third);
  });

  it('stays good as long as the host asks with it, since answers can be lost on their way', async () => {
    const first = await scratch.enrol('forgetful');
    const lost = await renew('forgetful', 3_600, first);
    const kept = await renew('forgetful', 3_600, first);
    expect(await refusalOf(scratch.connectAgent(lost))).toBe('credentials_refused');
    await Promise.all([connect(first), connect(kept)]);
  });

  it('is revoked: the agent that is connected with it is sent away, and refused when it comes again', async () => {
    const credential = await scratch.enrol('revoked');
    const goodbye = ended(await connect(credential));
    expect((await scratch.post(PATH('revoked'), {}, {}, 'DELETE')).status).toBe(204);
    expect(await goodbye).toBe('io server disconnect');
    expect(await refusalOf(scratch.connectAgent(credential))).toBe('credentials_refused');
    const stays = (await (await scratch.request('/api/v1/hosts/revoked')).json()) as { name: string };
    expect(stays.name).toBe('revoked');
  });
});

describe('the tokens that admit hosts', () => {
  it('are listed without their secret while they admit any, and admit none once revoked', async () => {
    const made = await scratch.post('/api/v1/enrolments', { maxHosts: 2, tags: { role: 'web' } });
    const { id, token } = (await made.json()) as { id: number; token: string };
    const list = async () => (await scratch.request('/api/v1/enrolments')).text();
    expect(JSON.parse(await list())).toMatchObject({
      enrolments: [{ id, maxHosts: 2, usedHosts: 0, tags: { role: 'web' }, createdBy: 'admin-token' }],
    });
    expect(await list()).not.toContain(token);
    expect((await scratch.post(`/api/v1/enrolments/${id}`, {}, {}, 'DELETE')).status).toBe(204);
    expect(JSON.parse(await list())).toEqual({ enrolments: [] });
    const answer = await scratch.post('/api/v1/enrol', { token, name: 'late', machineId: 'machine-of-late' });
    expect(await answer.json()).toMatchObject({ code: 'enrolment_refused' });
  });
});
