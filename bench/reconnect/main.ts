// How long it takes until every agent is connected and acknowledged again when the whole API was killed.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { printGoals } from '../goals.ts';
import { enrolAll } from '../ingest/enrol-all.ts';
import { keepResults } from '../results.ts';
import type { CrowdOrder } from './crowd.ts';

const AGENTS = 5_000;
const ROUNDS = 3;

const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
let api = await startApi(join(dir, 'data'));
const credentials = await enrolAll(api, AGENTS);
const crowd = fork(join(import.meta.dirname, 'crowd-process.ts'), { execArgv: ['--no-warnings'] });
crowd.send({ url: api.url, credentials, dir: join(dir, 'spools') } satisfies CrowdOrder);
await allServed();
const rounds: { seconds: number; startSeconds: number }[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const port = Number(new URL(api.url).port);
  api.process.kill('SIGKILL');
  const killedAt = performance.now();
  await api.process.ended;
  const served = allServed();
  crowd.send('take');
  api = await startApi(join(dir, 'data'), port);
  const startSeconds = (performance.now() - killedAt) / 1_000;
  await served;
  rounds.push({ seconds: (performance.now() - killedAt) / 1_000, startSeconds });
}
crowd.kill();
await killAll();
rmSync(dir, { recursive: true, force: true });
keepResults('reconnect', { agents: AGENTS, rounds });
console.table(rounds);
printGoals([
  {
    name: `${AGENTS} agents are served again after a kill, the longest of ${ROUNDS}`,
    measured: Math.max(...rounds.map(({ seconds }) => seconds)),
    limit: 15,
    unit: 's',
  },
]);

/** Waits until what every agent took is acknowledged. */
async function allServed(): Promise<void> {
  await once(crowd, 'message');
}
