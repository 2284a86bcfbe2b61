import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { ROOT, say } from './run.mjs';

const dataDir = resolve(ROOT, process.env.FINWAIT_DATA_DIR || 'var');

await build('@finwait/api', '@finwait/agent', '@finwait/dashboard');

const api = fork(join(ROOT, 'apps/api/dist/main.js'), {
  cwd: ROOT,
  env: { ...process.env, FINWAIT_DATA_DIR: dataDir },
});
let agent;
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
api.on('exit', (code) => stop(code || 1));

const [{ localUrl }] = await once(api, 'message');
try {
  const token = await enrol(localUrl);
  if (!isStopping) agent = startAgent(localUrl, token);
} catch (error) {
  if (!isStopping) say(`The agent of this host was not started: ${error.message}`);
}

function startAgent(url, token) {
  const started = spawn(process.execPath, [join(ROOT, 'apps/agent/dist/main.js'), '--api', url], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FINWAIT_TOKEN: token, FINWAIT_STATE_DIR: join(dataDir, 'agent') },
  });
  started.on('exit', (code) => {
    if (!isStopping) say(`The agent of this host ended with exit code ${code}; the API goes on.`);
  });
  return started;
}

/** A token with which this host's agent may enrol, should it have no credential yet. */
async function enrol(url) {
  const kept = readFile(join(dataDir, 'admin-token'), 'utf8');
  const adminToken = process.env.FINWAIT_BOOTSTRAP_TOKEN || (await kept).trim();
  const answer = await fetch(`${url}/api/v1/enrolments`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ expiresIn: 3600, maxHosts: 1 }),
  });
  if (!answer.ok)
    throw new Error(`POST /api/v1/enrolments answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).token;
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  for (const child of [agent, api]) {
    if (!child || child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  process.exit(code);
}
