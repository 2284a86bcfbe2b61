import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endInTurn, forkApi, readAddress } from '../local-api.mjs';
import { ROOT } from '../run.mjs';
import { untilSummed } from './whole-sums.mjs';

const HISTORY_WITHIN_MS = 300_000;

/** The environment without what leads an API to another database, port or token. */
function toEnv(dataDir) {
  const others = Object.entries(process.env).filter(([name]) => !/^(?:FINWAIT_|DATABASE_URL$)/.test(name));
  return { ...Object.fromEntries(others), FINWAIT_DATA_DIR: dataDir, FINWAIT_PORT: '0' };
}

/** An API on a free port that knows no host; `ready` is its address and admin token. */
export function serveEmpty(dir) {
  const dataDir = join(dir, 'empty');
  const api = forkApi(toEnv(dataDir), { stdout: 'ignore' });
  const ready = orEnded(api, readAddress(api)).then(async (url) => ({
    url,
    token: await readToken(dataDir),
  }));
  return { ready, end: () => endInTurn(api) };
}

/** The simulated fleet on a free port; `ready` is its address and admin token, once all of its history is there. */
export function serveDemo(dir, size) {
  const dataDir = join(dir, 'fleet');
  const words = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const demo = fork(join(ROOT, 'tools/demo.mjs'), words, {
    env: toEnv(dataDir),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ready = orEnded(demo, orLate(readAddressOnceFilled(demo), 'the history', HISTORY_WITHIN_MS)).then(
    async (url) => {
      const api = { url, token: await readToken(join(dataDir, 'demo')) };
      await orLate(untilSummed(api), 'the sums over the fleet', HISTORY_WITHIN_MS);
      return api;
    },
  );
  return { ready, end: () => endInTurn(demo) };
}

/** The address that the demo prints, once the fleet's history is there; what it says of its progress is passed on. */
function readAddressOnceFilled(demo) {
  let said = '';
  demo.stderr.pipe(process.stderr);
  return new Promise((resolve) => {
    for (const stream of [demo.stdout, demo.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        const [, url] = /Finwait is at (http:\S+)/.exec(said) ?? [];
        if (url && said.includes('All of its history is there')) resolve(url);
      });
  });
}

/** A link that signs a browser in once. */
export async function makeLink({ url, token }) {
  const answer = await fetch(`${url}/api/v1/sign-in-links`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`POST /api/v1/sign-in-links answered ${body.code}`);
  return body.url;
}

async function readToken(dataDir) {
  return (await readFile(join(dataDir, 'admin-token'), 'utf8')).trim();
}

/** What `promised` comes to, or an error where the process ends before. */
function orEnded(child, promised) {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`it ended with ${code}`);
  });
  ended.catch(() => undefined);
  return Promise.race([promised, ended]);
}

/** What `promised` comes to, or an error once it is too late for it. */
export function orLate(promised, what, withinMs) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${withinMs / 1000} s`)), withinMs);
  });
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}
