import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import type { ServerKind } from '@finwait/contracts/protocol';
import { findFreePort } from '../testing/real-server.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readActivity } from './read-activity.js';

const QUESTION = 'GET / HTTP/1.0\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\n';
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A server that says this to everybody. */
async function say(text: string, path?: string) {
  const server = createServer((socket) => socket.on('data', () => socket.end(text)));
  servers.push(path === undefined ? server.listen(0, '127.0.0.1') : server.listen(path));
  await once(server, 'listening');
  if (path !== undefined) return { path };
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const toTarget = (kind: ServerKind, to: Awaited<ReturnType<typeof say>>) => ({
  kind,
  place: 'here',
  question: { to, text: QUESTION },
  why: null,
});

async function readWhy(kind: ServerKind, to: Awaited<ReturnType<typeof say>>) {
  const [reading] = await readActivity([toTarget(kind, to)]);
  expect(reading).toMatchObject({ kind, place: 'here', values: null });
  return reading?.why;
}

describe('a reading of what a server does', () => {
  it.each<[ServerKind, string, string]>([
    ['apache', `${OK}\r\n<html>BusyWorkers: 1</html>`, 'the answer is not that of mod_status'],
    ['nginx', `${OK}\r\n<html>Active connections: 1</html>`, 'the answer is not that of stub_status'],
    ['nginx', 'HTTP/1.1 403 Forbidden\r\n\r\nActive connections: 1', 'the answer is HTTP status 403'],
    ['nginx', 'HTTP/1.1 301 Moved\r\nLocation: https://a/\r\n\r\n', 'the answer is HTTP status 301'],
    ['nginx', 'Active connections: 1', 'the answer is no HTTP'],
    ['nginx', '', 'the answer is no HTTP'],
    ['apache', `${OK}Content-Length: 40\r\n\r\nBusyWorkers: 1\nIdleWorkers: 4\n`, 'the answer is cut off'],
  ])('says of %s, which answers %j, that %s', async (kind, text, why) => {
    expect(await readWhy(kind, await say(text))).toBe(why);
  });

  it('says of HAProxy what is wrong with its answer', async () => {
    const dir = createScratchDir();
    const cut = await say('Name: HAProxy\nCurrConns: 1\n\n# pxname,svname,\na,b', join(dir, 'cut'));
    expect(await readWhy('haproxy', cut)).toBe('the answer is cut off');
    const other = await say('Permission denied\n\n', join(dir, 'other'));
    expect(await readWhy('haproxy', other)).toBe('the answer is not that of show info and show stat');
  });

  it('says why nobody was asked', async () => {
    const port = await findFreePort();
    const refused = `connect ECONNREFUSED 127.0.0.1:${port}`;
    expect(await readWhy('nginx', { host: '127.0.0.1', port })).toBe(refused);
    const foreign = '192.0.2.1 is no address of this host';
    expect(await readWhy('nginx', { host: '192.0.2.1', port })).toBe(foreign);
    const target = { kind: 'nginx', place: 'https://a', question: null, why: 'TLS is needed' } as const;
    expect(await readActivity([target])).toEqual([
      { kind: 'nginx', place: 'https://a', values: null, why: 'TLS is needed' },
    ]);
  });

  it('is of every server, one after the other, and of none where none is asked', async () => {
    const body = 'BusyWorkers: 2\nIdleWorkers: 4\n';
    const to = await say(`${OK}Content-Length: ${body.length}\r\n\r\n${body}`);
    const readings = await readActivity([toTarget('apache', to), toTarget('nginx', to)]);
    expect(readings.map(({ values, why }) => [values?.slice(5, 7), why])).toEqual([
      [[2, 4], null],
      [undefined, 'the answer is not that of stub_status'],
    ]);
    expect(await readActivity([])).toEqual([]);
  });
});
