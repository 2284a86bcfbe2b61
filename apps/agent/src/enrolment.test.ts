import { enrolRequestSchema } from '@finwait/contracts';
import { enrol } from './enrolment.js';
import { TinyApi } from './testing/tiny-api.js';

const REQUEST = { token: 'fw_enrol_1', name: 'web-01', machineId: 'm'.repeat(64), tags: { env: 'prod' } };
const { signal } = new AbortController();

describe('an enrolment', () => {
  it('gives the token for a credential, in the words of the contract', async () => {
    const api = await TinyApi.open();
    expect(await enrol(api.url, REQUEST, signal)).toEqual({
      kind: 'enrolled',
      credential: { host: 'web-01', credential: 'secret-1', since: expect.any(Number) as number },
    });
    expect(enrolRequestSchema.parse(api.enrolments[0])).toEqual(REQUEST);
  });

  it.each(['enrolment_refused', 'host_name_taken', 'request_malformed'])(
    'is refused when the API answers %s',
    async (code) => {
      const api = await TinyApi.open();
      api.enrol = () => ({ status: 403, body: { code, detail: 'because' } });
      expect(await enrol(api.url, REQUEST, signal)).toEqual({ kind: 'refused', code, detail: 'because' });
    },
  );

  it('is refused with the status where the API gives no detail', async () => {
    const api = await TinyApi.open();
    api.enrol = () => ({ status: 409, body: { code: 'host_name_taken' } });
    expect(await enrol(api.url, REQUEST, signal)).toMatchObject({ kind: 'refused', detail: 'status 409' });
  });

  it.each<[string, number, unknown]>([
    ['the API has failed', 503, { code: 'storage_unavailable', detail: 'disk full' }],
    ['too many came from its address', 429, { code: 'too_many_refusals', detail: '50 ms' }],
    ["a proxy's page answers", 404, '<html>not found</html>'],
    ['something else answers', 403, { code: 'a_code_of_something_else' }],
    ['a page answers in place of the API', 200, '<html>welcome</html>'],
    ['the answer lacks the credential', 200, { host: 'web-01' }],
  ])('is to be tried again when %s', async (_, status, body) => {
    const api = await TinyApi.open();
    api.enrol = () => ({ status, body });
    expect(await enrol(api.url, REQUEST, signal)).toMatchObject({ kind: 'unreachable' });
  });

  it('is to be tried again when nothing listens, with the cause', async () => {
    const api = await TinyApi.open();
    const { url } = api;
    await api.close();
    const answer = await enrol(url, REQUEST, signal);
    expect(answer).toMatchObject({ kind: 'unreachable' });
    expect(JSON.stringify(answer)).toContain('ECONNREFUSED');
  });

  it('ends at once when the agent is told to stop', async () => {
    const api = await TinyApi.open();
    const answer = await enrol(api.url, REQUEST, AbortSignal.abort());
    expect(answer).toMatchObject({ kind: 'unreachable' });
    expect(api.enrolments).toEqual([]);
  });
});
