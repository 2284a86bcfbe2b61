import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { readDemoOptions } from './demo-options.mjs';
import { createEnrolment, endInTurn, forkApi, readAddress } from './local-api.mjs';
import { ROOT, say } from './run.mjs';

const INTERVAL_MS = 5_000;
const SAY_EVERY_MS = 5_000;

const { hosts, days, problems } = readDemoOptions(process.argv.slice(2));
if (problems.length > 0) {
  for (const problem of problems) say(problem);
  process.exit(2);
}
// Beside what npm start keeps, never in it: these hosts do not exist.
const dataDir = resolve(ROOT, process.env.FINWAIT_DATA_DIR || 'var', 'demo');
const file = join(dataDir, 'fleet.json');
const env = { ...process.env, FINWAIT_DATA_DIR: dataDir };
delete env.DATABASE_URL;

await build('@finwait/api', '@finwait/agent', '@finwait/dashboard');

let api;
let fleet;
let isStopping = false;
let saidAt = performance.now();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

if (existsSync(file)) await compare();
else await begin();
if (!isStopping) await play();

/** A fleet stays as large as it was begun. */
async function compare() {
  const kept = JSON.parse(await readFile(file, 'utf8'));
  if (kept.hosts !== hosts || kept.days !== days)
    say(`The fleet in ${dataDir} has ${kept.hosts} hosts and ${kept.days} days: remove it for another.`);
}

/** A host that has vanished was last heard when its last snapshot was taken: so does an API know it that is started afterwards. */
async function begin() {
  say(`A fleet of ${hosts} simulated hosts comes into being`);
  await startApi({ stdout: 'ignore' });
  const url = await readAddress(api);
  fleet = startFleet('begin', url, await createEnrolment(url, { dataDir, maxHosts: hosts }));
  const [code] = await once(fleet, 'exit');
  if (code !== 0) return stop(code ?? 1);
  if (isStopping) return;
  api.removeAllListeners('exit');
  await endInTurn(api);
}

async function play() {
  await startApi();
  const url = await readAddress(api);
  fleet = startFleet('play', url, '');
  fleet.on('message', ({ filled }) => tell(filled));
  fleet.on('exit', (code) => stop(code || 1));
}

async function startApi(options) {
  api = forkApi(env, options);
  api.on('exit', (code) => stop(code || 1));
}

function startFleet(stage, url, token) {
  const child = fork(join(ROOT, 'apps/agent/dist/demo/main.js'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send({ stage, api: url, token, file, hosts, days, intervalMs: INTERVAL_MS });
  return child;
}

function tell(filled) {
  if (filled === 1)
    return say('All of its history is there. Sums over the fleet follow within a minute or two.');
  if (performance.now() - saidAt < SAY_EVERY_MS) return;
  saidAt = performance.now();
  say(`Its history, the newest first: ${Math.floor(filled * 100)} %`);
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  await endInTurn(fleet, api);
  process.exit(code);
}
