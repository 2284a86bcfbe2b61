// How fast the spools of 100 agents drain into the API after an outage, agents' disk and all on the same machine. An
// argument is the hours that the API was away.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { readProcessCpuMs, readResidentMb } from '../collector/processor-time.ts';
import { enrolAll } from '../ingest/enrol-all.ts';
import type { DrainMessage, DrainOrder } from './order.ts';
import { keepResults } from '../results.ts';

const AGENTS = 100;
const ROWS_PER_HOUR = 360;
const ROUNDS = 3;

const hours = Number(process.argv[2] ?? 12);
const rows = Math.round(hours * ROWS_PER_HOUR);

const results: Awaited<ReturnType<typeof measure>>[] = [];
for (let round = 1; round <= ROUNDS; round += 1) results.push(await measure());
keepResults('drain', { agents: AGENTS, rows, results });
console.log(`${AGENTS} agents with ${rows} snapshots each`);
console.table(results);

async function measure() {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  const api = await startApi(join(dir, 'data'));
  const spools = join(dir, 'spools');
  const credentials = await enrolAll(api, AGENTS);
  const agents = fork(join(import.meta.dirname, 'agents-process.ts'), { execArgv: ['--no-warnings'] });
  agents.send({ url: api.url, credentials, rows, dir: spools } satisfies DrainOrder);
  const next = async () => (await once(agents, 'message'))[0] as DrainMessage;
  const filled = await next();
  const cpuBefore = readProcessCpuMs(api.process.pid);
  const drained = await next();
  const apiCpuMs = readProcessCpuMs(api.process.pid) - cpuBefore;
  const apiMb = readResidentMb(api.process.pid);
  if (agents.exitCode === null) await once(agents, 'exit');
  await killAll();
  rmSync(dir, { recursive: true, force: true });
  if (filled.kind !== 'filled' || drained.kind !== 'drained')
    throw new Error('the agents said something else');
  const snapshots = AGENTS * rows;
  return {
    'snapshots/s': Math.round(snapshots / drained.seconds),
    seconds: Number(drained.seconds.toFixed(2)),
    'API µs each': Number(((apiCpuMs * 1_000) / snapshots).toFixed(1)),
    'agents µs each': Number(((drained.cpuMs * 1_000) / snapshots).toFixed(1)),
    'API MB': Math.round(apiMb),
    'spool bytes each': Math.round(filled.bytes / snapshots),
    'append µs': Number(((filled.seconds * 1e6) / snapshots).toFixed(1)),
  };
}
