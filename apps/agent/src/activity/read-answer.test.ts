import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { findFreePort } from '../testing/real-server.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { until } from '../testing/until.js';
import { readAnswer } from './read-answer.js';

const NOBODY = 65_534;
const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A server that does this with each connection, on loopback or on a path. */
async function serve(answer: (socket: Socket) => void, path?: string) {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {}).resume();
    answer(socket);
  });
  servers.push(path === undefined ? server.listen(0, '127.0.0.1') : server.listen(path));
  await once(server, 'listening');
  return path === undefined ? { host: '127.0.0.1', port: (server.address() as AddressInfo).port } : { path };
}

describe('an answer', () => {
  it('is all that comes until the other side ends', async () => {
    const to = await serve((socket) => {
      socket.on('data', (question) => socket.write(`${String(question)}\xe4`, 'latin1'));
      socket.on('data', () => socket.end(' end'));
    });
    expect(await readAnswer(to, 'who?')).toEqual({ ok: true, text: 'who?\xe4 end' });
    await until(() => sockets.every((socket) => socket.destroyed));
  });

  it('that never ends is left, and the connection with it', async () => {
    const to = await serve((socket) => socket.write('begun'));
    const limits = { timeoutMs: 30, mostBytes: 1_000 };
    expect(await readAnswer(to, 'who?', undefined, limits)).toEqual({
      ok: false,
      why: 'no whole answer came within 30 ms',
    });
    await until(() => sockets.every((socket) => socket.destroyed));
  });

  it('that is too long is left, and the connection with it', async () => {
    const to = await serve((socket) => {
      const pour = () => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', pour);
      pour();
    });
    expect(await readAnswer(to, 'who?')).toEqual({
      ok: false,
      why: 'the answer is longer than 1048576 bytes',
    });
    await until(() => sockets.every((socket) => socket.destroyed));
  });

  it('does not come where nobody listens, where the connection breaks, or where the agent ends', async () => {
    const port = await findFreePort();
    expect(await readAnswer({ host: '127.0.0.1', port }, 'who?')).toEqual({
      ok: false,
      why: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
    const to = await serve((socket) => socket.resetAndDestroy());
    expect(JSON.stringify(await readAnswer(to, 'who?'))).toMatch(/ECONNRESET|EPIPE/);
    const silent = await serve(() => {});
    const ending = new AbortController();
    const answer = readAnswer(silent, 'who?', ending.signal);
    ending.abort();
    expect(await answer).toEqual({ ok: false, why: 'the agent ends' });
    expect(await readAnswer(silent, 'who?', ending.signal)).toEqual({ ok: false, why: 'the agent ends' });
  });

  it('does not come through a socket that is closed to the agent', async () => {
    const path = join(createScratchDir(), 'closed.sock');
    const to = await serve((socket) => socket.end('secret'), path);
    chmodSync(path, 0o600);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    else chmodSync(path, 0);
    const answer = readAnswer(to, 'who?');
    if (isRoot) process.seteuid?.(0);
    expect(await answer).toEqual({ ok: false, why: `connect EACCES ${path}` });
    const gone = `${path}.gone`;
    expect(await readAnswer({ path: gone }, 'who?')).toEqual({ ok: false, why: `connect ENOENT ${gone}` });
  });
});
