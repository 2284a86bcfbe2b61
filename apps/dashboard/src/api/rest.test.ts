/** @jest-environment node */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RestClient } from '@finwait/client';
import { isSignedOut, ProblemError } from './problem-error';
import { answerFrom, createDashboardClient } from './rest';

let server: Server;
let client: RestClient;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((incoming, outgoing) => answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = createDashboardClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const answerWith = (status: number, body: string, type = 'application/json') => {
  answer = (_, outgoing) => outgoing.writeHead(status, { 'content-type': type }).end(body);
};

const read = () => answerFrom(client.GET('/health/ready'));
const fail = async (): Promise<ProblemError> => {
  const thrown: unknown = await read().catch((error: unknown) => error);
  if (!(thrown instanceof ProblemError)) throw new Error('expected a ProblemError');
  return thrown;
};

describe('a call of the API', () => {
  it('gives its answer', async () => {
    answerWith(200, '{"ready":true,"reason":null}');
    expect(await read()).toEqual({ ready: true, reason: null });
  });

  it('throws a refusal with its code and detail', async () => {
    const problem = { type: 't', title: 't', status: 401, code: 'credentials_missing', action: 'a' };
    answerWith(401, JSON.stringify({ ...problem, detail: 'no cookie', requestId: '1' }));
    const thrown = await fail();
    expect(thrown).toMatchObject({ code: 'credentials_missing', status: 401, detail: 'no cookie' });
    expect(isSignedOut(thrown)).toBe(true);
  });

  it.each([
    [502, '<h1>Bad gateway</h1>', 'text/html', 502],
    [200, '<h1>Log in to the hotel</h1>', 'text/html', 200],
    [200, '{"ready":', 'application/json', null],
    [400, '{"code":"of_tomorrow","title":"","detail":"","action":""}', 'application/problem+json', 400],
  ])('says that an answer is not the API’s: %i %s', async (status, body, type, told) => {
    answerWith(status, body, type);
    expect(await fail()).toMatchObject({ code: 'answer_unreadable', status: told });
  });

  it('says that nobody answers', async () => {
    answer = (incoming) => incoming.socket.destroy();
    const thrown = await fail();
    expect(thrown).toMatchObject({ code: 'api_unreachable', status: null });
    expect(isSignedOut(thrown)).toBe(false);
  });

  it('leaves a call that its reader gave up as it is', async () => {
    answer = () => undefined;
    const call = answerFrom(client.GET('/health/ready', { signal: AbortSignal.abort() }));
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
