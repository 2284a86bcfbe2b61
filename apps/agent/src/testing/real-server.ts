import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { readListens } from '../discovery/listens.js';

const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

/** A test with this program, skipped with the reason in its title where it is not installed or not to be run as the system runs it. */
export function itWith(program: string, title: string, test: () => Promise<void>): void {
  const obstacle = findObstacle(program);
  if (obstacle === null) it(title, test);
  else it.skip(`${title} (${obstacle})`, test);
}

function findObstacle(program: string): string | null {
  if (process.getuid?.() !== 0) return 'it needs root';
  return existsSync(program) ? null : `${program} is not installed`;
}

/** Whether a process listens on this port of loopback. */
export const isListening = (port: number) => (pid: number) =>
  readListens('/proc', [pid])?.includes(`127.0.0.1:${port}`) === true;

/** A port of loopback that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a server in the foreground, until the test ends; its pid once `isReady` says so of it. */
export async function startServer(
  program: string,
  words: readonly string[],
  isReady: (pid: number) => boolean,
  variables: Readonly<Record<string, string>> = {},
): Promise<number> {
  // Apache with prefork ends its whole process group, which must not be that of the tests.
  const child = spawn(program, words, { stdio: 'ignore', env: variables, detached: true });
  running.push(child);
  const pid = child.pid ?? 0;
  while (!isReady(pid)) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    await setImmediate();
  }
  return pid;
}
