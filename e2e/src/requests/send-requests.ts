import fc from 'fast-check';
import { ADMIN_TOKEN } from '../processes/started-api.ts';
import { AnswerCheck, type Answer } from './answer-check.ts';
import { listRoutes, readDocument } from './api-document.ts';
import { toRequests, type MadeRequest } from './made-request.ts';

/** What came of made-up requests. */
export interface Outcome {
  readonly sent: number;
  /** Answers by route and status. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Each kind of fault once, with the first request that showed it. */
  readonly faults: ReadonlyMap<string, string>;
}

const AT_ONCE = 8;
/** Users, tokens and hosts are removed by the requests themselves, so that there have to be new ones. */
const ROUND = 500;

async function post(url: string, body: unknown, method = 'POST'): Promise<Response> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
  return fetch(url, { method, headers, body: JSON.stringify(body) });
}

/** Makes hosts with a history and a token of each role. */
async function prepare(apiUrl: string, round: number) {
  const tokens: string[] = [];
  for (const [role, scope] of [
    ['viewer', null],
    ['operator', null],
    ['viewer', ['role:web']],
  ] as const) {
    const answer = await post(`${apiUrl}/api/v1/tokens`, { name: `${role}-${round}`, role, scope });
    tokens.push(((await answer.json()) as { token: string }).token);
  }
  for (const name of ['web-01', 'db-01']) {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'text/plain' };
    const text =
      'tcp 0 0 127.0.0.1:80 127.0.0.1:5000 ESTABLISHED\ntcp 0 0 127.0.0.1:80 127.0.0.1:5001 CLOSE_WAIT\n';
    await (
      await fetch(`${apiUrl}/api/v1/hosts/${name}/netstat`, { method: 'POST', headers, body: text })
    ).text();
  }
  const path = { hops: [{ kind: 'aws-alb' }, { kind: 'node', host: 'web-01', version: '24' }] };
  await (await post(`${apiUrl}/api/v1/paths/web-01`, path, 'PUT')).text();
  await (await post(`${apiUrl}/api/v1/users`, { name: `ann-${round}`, role: 'viewer' })).text();
  return tokens;
}

const KNOWN = [
  'web-01',
  'db-01',
  'now',
  '-15m',
  '-30d',
  '1',
  '2',
  '3',
  'role:web',
  'CLOSE_WAIT',
  'ann-0',
  'viewer',
];

async function send(apiUrl: string, { route, target, headers, body }: MadeRequest): Promise<Answer> {
  const answer = await fetch(`${apiUrl}${target}`, {
    method: route.method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    text: await answer.text(),
  };
}

/** Sends `count` made-up requests over all routes of the document the API serves; the same for the same seed. */
export async function sendRequests(apiUrl: string, count: number, seed: number): Promise<Outcome> {
  const document = await readDocument(apiUrl);
  const routes = listRoutes(document);
  const check = new AnswerCheck(document);
  const statuses = new Map<string, number>();
  const faults = new Map<string, string>();
  const note = (request: MadeRequest, answer: Answer) => {
    const name = `${request.route.method} ${request.route.path}`;
    const key = `${name} ${answer.status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
    const fault = check.findFault(request.route.operation, answer);
    const kind = fault && `${name}: ${fault.slice(0, 90)}`;
    if (!kind || faults.has(kind)) return;
    faults.set(
      kind,
      `${request.target} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 300) ?? ''}`,
    );
  };
  let sent = 0;
  for (let round = 0; sent < count; round += 1) {
    const tokens = await prepare(apiUrl, round);
    const surroundings = {
      known: KNOWN,
      tokens: [ADMIN_TOKEN, ADMIN_TOKEN, ...tokens, undefined, 'fwt_wrong'],
    };
    const any = fc.oneof(...routes.map((route) => toRequests(route, surroundings)));
    const requests = fc.sample(any, { numRuns: Math.min(ROUND, count - sent), seed: seed + round });
    for (let first = 0; first < requests.length; first += AT_ONCE) {
      const together = requests.slice(first, first + AT_ONCE);
      const answers = await Promise.all(together.map((request) => send(apiUrl, request)));
      answers.forEach((answer, place) => note(together[place] as MadeRequest, answer));
    }
    sent += requests.length;
  }
  return { sent, statuses, faults };
}
