import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ApiProblem, answerOf, createRestClient } from '@finwait/client';
import { killAll } from '../processes/process-under-test.ts';
import { ROOT } from '../processes/repository.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { ADMIN_TOKEN, clientOf, enrol, startApi, type StartedApi } from '../processes/started-api.ts';

describe('the client of the REST API', () => {
  const dir = scratchDir();
  let api: StartedApi;
  beforeAll(async () => {
    api = await startApi(dir);
  });
  afterAll(killAll);

  it('is made from the OpenAPI document as the API tells it now: else run npm run client', () => {
    const check = [join(ROOT, 'tools/client.mjs'), '--check', '--api', api.url];
    const { status, stderr } = spawnSync(process.execPath, check, { encoding: 'utf8' });
    expect([stderr, status]).toEqual(['', 0]);
  });

  it('lists hosts, reads one, and posts text', async () => {
    await enrol(api.url, 'web-01');
    const client = clientOf(api.url);
    const body = 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\nnonsense\n';
    const stored = await answerOf(
      client.POST('/api/v1/hosts/{name}/netstat', {
        params: { path: { name: 'web-01' } },
        headers: { 'content-type': 'text/plain' },
        body,
      }),
    );
    expect(stored).toMatchObject({ parsed: 1, states: { ESTABLISHED: 1 } });
    const { hosts } = await answerOf(client.GET('/api/v1/hosts', { params: { query: { q: 'web' } } }));
    expect(hosts.map(({ name, states }) => [name, states?.ESTABLISHED])).toEqual([['web-01', 1]]);
    const params = { path: { name: 'web-01' }, query: { states: 'ESTABLISHED' } };
    const history = await answerOf(client.GET('/api/v1/hosts/{name}/history', { params }));
    expect(history.series).toEqual({ ESTABLISHED: { min: [1], avg: [1], max: [1] } });
  });

  it('throws what the API refuses a call with', async () => {
    const params = { path: { name: 'nobody' } };
    const unknown = answerOf(clientOf(api.url).GET('/api/v1/hosts/{name}', { params }));
    await expect(unknown).rejects.toMatchObject({ status: 404, problem: { code: 'host_unknown' } });
    const stranger = createRestClient({ api: `${api.url}/`, token: 'wrong' });
    const refused = answerOf(stranger.GET('/api/v1/hosts'));
    await expect(refused).rejects.toMatchObject({ status: 401, problem: { code: 'credentials_refused' } });
  });

  it('says so when what answers is not the API', async () => {
    const client = createRestClient({ api: `${api.url}/elsewhere`, token: ADMIN_TOKEN });
    const error: unknown = await answerOf(client.GET('/api/v1/hosts')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ status: 404 });
  });
});
