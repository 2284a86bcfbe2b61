import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { createEnrolment, endInTurn, forkApi, readAddress } from './local-api.mjs';
import { ROOT, say } from './run.mjs';

const dataDir = resolve(ROOT, process.env.FINWAIT_DATA_DIR || 'var');

await build('@finwait/api', '@finwait/agent', '@finwait/dashboard');

const api = forkApi({ ...process.env, FINWAIT_DATA_DIR: dataDir });
let agent;
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
api.on('exit', (code) => stop(code || 1));

const url = await readAddress(api);
try {
  const token = await createEnrolment(url, { dataDir, maxHosts: 1 });
  if (!isStopping) agent = startAgent(token);
} catch (error) {
  if (!isStopping) say(`The agent of this host was not started: ${error.message}`);
}

/** The token serves should the agent have no credential yet. */
function startAgent(token) {
  const started = spawn(process.execPath, [join(ROOT, 'apps/agent/dist/main.js'), '--api', url], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FINWAIT_TOKEN: token, FINWAIT_STATE_DIR: join(dataDir, 'agent') },
  });
  started.on('exit', (code) => {
    if (!isStopping) say(`The agent of this host ended with exit code ${code}; the API goes on.`);
  });
  return started;
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  await endInTurn(agent, api);
  process.exit(code);
}
