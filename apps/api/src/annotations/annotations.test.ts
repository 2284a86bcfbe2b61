import type { Annotation, AnnotationList } from '@finwait/contracts';
import { scratchApi } from '../testing/scratch-api.js';

const scratch = scratchApi();
let noon = Date.UTC(2026, 10, 25, 12);
let range = '';
// The API is one for all tests: each has a day of its own.
beforeEach(() => {
  noon += 86_400_000;
  range = `from=${noon - 60_000}&to=${noon + 60_000}`;
});

async function mark(body: Record<string, unknown>): Promise<Annotation> {
  const answer = await scratch.post('/api/v1/annotations', body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Annotation;
}

async function list(query: string, headers?: Record<string, string>): Promise<string[]> {
  const answer = await scratch.request(`/api/v1/annotations?${query}`, headers && { headers });
  const { annotations } = (await answer.json()) as AnnotationList;
  return annotations.map(({ text, host }) => `${host ?? 'fleet'}: ${text}`);
}

describe('annotations', () => {
  it('are told in the order of time, those of the fleet with those of a host', async () => {
    await scratch.enrol('web-01', { in: 'it' });
    await scratch.enrol('web-02', { in: 'another' });
    await mark({ at: new Date(noon + 10).toISOString(), text: 'deploy orders 4.18.2' });
    await mark({ at: noon, text: 'new kernel', host: 'web-01' });
    await mark({ at: noon + 20, text: 'restart', host: 'web-02' });
    await mark({ at: noon + 70_000, text: 'later' });
    const all = ['web-01: new kernel', 'fleet: deploy orders 4.18.2', 'web-02: restart'];
    expect(await list(range)).toEqual(all);
    expect(await list(`${range}&host=web-01`)).toEqual(all.slice(0, 2));
  });

  it('of hosts out of scope are not told, and such a host is not there', async () => {
    await scratch.enrol('web-01', { in: 'it' });
    await scratch.enrol('web-02', { in: 'another' });
    await mark({ at: noon, text: 'seen', host: 'web-01' });
    await mark({ at: noon, text: 'hidden', host: 'web-02' });
    const made = await scratch.post('/api/v1/tokens', { name: 'v', role: 'viewer', scope: ['in:it'] });
    const { token } = (await made.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    expect(await list(range, headers)).toEqual(['web-01: seen']);
    const other = await scratch.request(`/api/v1/annotations?${range}&host=web-02`, { headers });
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([404, 'host_unknown']);
  });

  it('are taken away, once', async () => {
    const { id, createdBy } = await mark({ text: 'a mistake' });
    expect(createdBy).not.toBe('');
    const remove = async () => {
      const answer = await scratch.post(`/api/v1/annotations/${id}`, {}, {}, 'DELETE');
      await answer.text();
      return answer.status;
    };
    expect(await remove()).toBe(204);
    expect(await remove()).toBe(404);
  });

  it('go with their host', async () => {
    await scratch.enrol('gone-01', {});
    await mark({ at: noon, text: 'of the host', host: 'gone-01' });
    await (await scratch.post('/api/v1/hosts/gone-01', {}, {}, 'DELETE')).text();
    expect(await list(range)).toEqual([]);
  });

  it('without a text, or of a host that is not there, are refused', async () => {
    const empty = await scratch.post('/api/v1/annotations', { text: '  ' });
    expect([empty.status, ((await empty.json()) as { code: string }).code]).toEqual([
      400,
      'request_malformed',
    ]);
    const nobody = await scratch.post('/api/v1/annotations', { text: 'x', host: 'nobody' });
    expect([nobody.status, ((await nobody.json()) as { code: string }).code]).toEqual([404, 'host_unknown']);
  });
});
