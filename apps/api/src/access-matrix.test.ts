import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { refusalOf, scratchApi, whenConnected } from './testing/scratch-api.js';
import { listEvents, listRoutes } from './testing/declared-routes.js';

jest.setTimeout(60_000);
const scratch = scratchApi();
const DOCUMENT = readFileSync(resolve(__dirname, '../../../docs/access.md'), 'utf8');
const MEMBERS = {
  viewer: null,
  operator: null,
  admin: null,
  'scoped viewer': ['in:it'],
  'scoped operator': ['in:it'],
};
const CELLS: Readonly<Record<string, string>> = {
  credentials_missing: '401',
  credentials_refused: '401',
  not_allowed: '403',
  host_unknown: '404',
};
const tokens = new Map<string, string>();
let hosts = 0;

/** The table below a heading: its columns, and its cells by row and column. */
function readTable(heading: string): { columns: string[]; rows: Map<string, string[]> } {
  const section = DOCUMENT.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
  return { columns: head.slice(1), rows: new Map(rows.map(([name = '', ...cells]) => [name, cells])) };
}

async function makeToken(role: string, scope: readonly string[] | null) {
  const answer = await scratch.post('/api/v1/tokens', { name: role, role, scope });
  return (await answer.json()) as { token: string; id: number };
}

beforeAll(async () => {
  for (const [name, scope] of Object.entries(MEMBERS)) {
    tokens.set(name, (await makeToken(name.replace('scoped ', ''), scope)).token);
  }
  const ended = await makeToken('admin', null);
  await scratch.post(`/api/v1/tokens/${ended.id}`, {}, {}, 'DELETE');
  tokens.set('ended', ended.token);
});

/** Two new hosts, one of them in the scope, since an allowed request may remove what it is about. */
async function newHosts() {
  hosts += 1;
  const [own, other] = [`in-${hosts}`, `out-${hosts}`];
  const credential = await scratch.enrol(own, { in: 'it' });
  await scratch.enrol(other, { in: 'another' });
  return { own, other, credential };
}

/** What a route answers the asker of a column: `yes` when it is not refused. */
async function askRoute(route: string, column: string): Promise<string> {
  const [method = '', path = ''] = route.split(' ');
  const { own, other, credential } = await newHosts();
  const [asker = ''] = column.split(', ');
  const token = asker === 'host' ? credential : tokens.get(asker);
  const host = column.endsWith(', other') ? other : own;
  const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
  const answer = await scratch.request(path.replace(':name', host).replace(/:\w+/, '0'), {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(hasBody && { 'content-type': 'application/json' }),
    },
    // The guard decides before a body is looked at, so one that is refused later changes nothing.
    ...(hasBody && { body: '{"unexpected":true}' }),
  });
  const text = await answer.text();
  if (answer.ok || !text.startsWith('{')) return 'yes';
  return CELLS[(JSON.parse(text) as { code: string }).code] ?? 'yes';
}

/** What an event answers the asker of a column, or how the handshake is refused. */
async function askEvent(name: string, column: string): Promise<string> {
  const [namespace, event = ''] = name.split(' ');
  const { own, other, credential } = await newHosts();
  const [asker = ''] = column.split(', ');
  const secret = asker === 'host' ? credential : tokens.get(asker);
  const client =
    namespace === '/live' ? scratch.connectViewer({ token: secret }) : scratch.connectAgent(secret);
  const refusal = await whenConnected(client).then(
    () => undefined,
    (error: Error & { data?: { code?: string } }) => error.data?.code,
  );
  if (refusal !== undefined) return CELLS[refusal] ?? refusal;
  const untyped = client as unknown as {
    emitWithAck(event: string, message: unknown): Promise<{ code?: string }>;
  };
  const ack = await untyped.emitWithAck(event, { hosts: [column.endsWith(', other') ? other : own] });
  client.disconnect();
  return CELLS[ack.code ?? ''] ?? 'yes';
}

/** Asks all columns of all rows, and gives them the shape of the written table. */
async function ask(names: readonly string[], columns: readonly string[], one: typeof askRoute) {
  const rows = new Map<string, string[]>();
  for (const name of names) {
    const cells: string[] = [];
    for (const column of columns) cells.push(await one(name, column));
    rows.set(name, cells);
  }
  return rows;
}

const sorted = (rows: Iterable<[string, string[]]>) =>
  [...rows]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, cells]) => [name, ...cells].join(' | '));

describe('docs/access.md', () => {
  it('says of every route what each role may do, and says it right', async () => {
    const { columns, rows } = readTable('Routes');
    const routes = listRoutes(scratch.api().app);
    expect(routes.length).toBeGreaterThan(20);
    expect(sorted(await ask(routes, columns, askRoute))).toEqual(sorted(rows));
  });

  it('says the same of every event of the sockets', async () => {
    const { columns, rows } = readTable('Sockets');
    const events = listEvents(scratch.api().app);
    expect(events).toContain('/live subscribe');
    expect(sorted(await ask(events, columns, askEvent))).toEqual(sorted(rows));
  });

  it('lets no page of another origin open a socket', async () => {
    const viewer = scratch.connectViewer(undefined, { origin: 'http://evil.example' });
    expect(await refusalOf(viewer)).toContain('error');
  });
});
