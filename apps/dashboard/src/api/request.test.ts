/** @jest-environment node */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readinessSchema } from '@finwait/contracts';
import { isSignedOut, ProblemError } from './problem-error';
import { requestJson } from './request';

let server: Server;
let origin: string;
let answer: RequestListener;

beforeAll(async () => {
  server = createServer((incoming, outgoing) => answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const answerWith = (status: number, body: string) => {
  answer = (_, outgoing) => outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body);
};

const read = () => requestJson(`${origin}/health/ready`, readinessSchema);
const fail = async (): Promise<ProblemError> => {
  const thrown: unknown = await read().catch((error: unknown) => error);
  if (!(thrown instanceof ProblemError)) throw new Error('expected a ProblemError');
  return thrown;
};

describe('requestJson', () => {
  it('reads an answer by its schema', async () => {
    answerWith(200, '{"ready":true,"reason":null,"more":1}');
    expect(await read()).toEqual({ ready: true, reason: null });
  });

  it('throws a refusal with its code and detail', async () => {
    const problem = {
      type: 't',
      title: 't',
      status: 401,
      code: 'credentials_missing',
      detail: 'no cookie',
      action: 'a',
      requestId: '1',
    };
    answerWith(401, JSON.stringify(problem));
    const thrown = await fail();
    expect(thrown).toMatchObject({ code: 'credentials_missing', status: 401, detail: 'no cookie' });
    expect(isSignedOut(thrown)).toBe(true);
  });

  it.each([
    [502, '<h1>Bad gateway</h1>'],
    [200, '<h1>Log in to the hotel</h1>'],
    [200, '{"ready":"perhaps"}'],
  ])('says that an answer is not the API’s: %i %s', async (status, body) => {
    answerWith(status, body);
    expect(await fail()).toMatchObject({ code: 'answer_unreadable', status });
  });

  it('says that nobody answers', async () => {
    answer = (incoming) => incoming.socket.destroy();
    const thrown = await fail();
    expect(thrown).toMatchObject({ code: 'api_unreachable', status: null });
    expect(isSignedOut(thrown)).toBe(false);
  });
});
