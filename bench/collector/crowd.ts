import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Descriptors are limited per process, and an open connection takes two. */
const PAIRS_PER_PROCESS = 8_000;
const OPEN_SHARE = 0.25;
const HALF_CLOSED_SHARE = 0.05;

type Share = ChildProcessByStdio<Writable, Readable, null>;

/** Opens about `size` sockets: 70 % TIME_WAIT, 25 % ESTABLISHED, 5 % FIN_WAIT2 and CLOSE_WAIT. Gives what ends them. */
export async function openCrowd(size: number): Promise<() => void> {
  const open = Math.round((size * OPEN_SHARE) / 2);
  const half = Math.round((size * HALF_CLOSED_SHARE) / 2);
  const lingering = Math.max(0, size - 2 * (open + half));
  const processes = Math.max(2, Math.ceil((open + half) / PAIRS_PER_PROCESS));
  const shares = [open, half, lingering].map((count) => String(Math.ceil(count / processes)));
  const children = Array.from({ length: processes }, () => startShare(shares));
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  return () => children.forEach((child) => child.kill());
}

function startShare(shares: readonly string[]): Share {
  const script = join(import.meta.dirname, 'crowd-process.ts');
  return spawn(process.execPath, [script, ...shares], { stdio: ['pipe', 'pipe', 'inherit'] });
}
