import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** A half of the space for new objects, which V8 would let grow to 64 MiB: a snapshot is gone long before, and so is a bad frame. */
const API_OPTIONS = ['--max-semi-space-size=8'];

/** Starts the built API with this environment. */
export function forkApi(env, { stdout = 'inherit' } = {}) {
  return fork(join(ROOT, 'apps/api/dist/main.js'), {
    cwd: ROOT,
    env,
    execArgv: [...process.execArgv, ...API_OPTIONS],
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
}

/** The address of an API that was started, once it listens; never, when it ends before. */
export async function readAddress(api) {
  const [{ localUrl }] = await once(api, 'message');
  return localUrl;
}

/** A token with which so many hosts may enrol within the hour. */
export async function createEnrolment(url, { dataDir, maxHosts }) {
  const kept = readFile(join(dataDir, 'admin-token'), 'utf8');
  const adminToken = process.env.FINWAIT_BOOTSTRAP_TOKEN || (await kept).trim();
  const answer = await fetch(`${url}/api/v1/enrolments`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ expiresIn: 3600, maxHosts }),
  });
  if (!answer.ok)
    throw new Error(`POST /api/v1/enrolments answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).token;
}

/** Ends processes one after the other, each once it has done what it must. */
export async function endInTurn(...children) {
  for (const child of children) {
    if (!child || child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
