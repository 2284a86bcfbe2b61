// How many snapshots the API puts on the disk and acknowledges per second, load generator on the same machine included.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { readProcessCpuMs, readResidentMb } from '../collector/processor-time.ts';
import { enrolAll } from './enrol-all.ts';
import type { LoadMessage, LoadOrder, LoadReport } from './load.ts';
import { keepResults } from '../results.ts';

interface Scenario extends Pick<LoadOrder, 'rowsPerMessage' | 'messagesPerSecond' | 'seconds'> {
  readonly name: string;
  readonly agents: number;
}

interface Result extends LoadReport {
  readonly name: string;
  readonly apiCpuMs: number;
  /** Resident memory of the API every second, in megabytes. */
  readonly residentMb: readonly number[];
}

const soakMinutes = Number(process.argv[2] ?? 1);
const SCENARIOS: readonly Scenario[] = [
  {
    name: 'single snapshots, as fast as acknowledged',
    agents: 1_000,
    rowsPerMessage: 1,
    messagesPerSecond: null,
    seconds: 8,
  },
  {
    name: 'single snapshots, 5,000/s',
    agents: 500,
    rowsPerMessage: 1,
    messagesPerSecond: 5_000,
    seconds: 8,
  },
  {
    name: 'replay, 200 in a message',
    agents: 100,
    rowsPerMessage: 200,
    messagesPerSecond: null,
    seconds: 8,
  },
  {
    name: `10,000 hosts at 10 s, ${soakMinutes} min`,
    agents: 10_000,
    rowsPerMessage: 1,
    messagesPerSecond: 1_000,
    seconds: soakMinutes * 60,
  },
];

const results: Result[] = [];
for (const scenario of SCENARIOS) {
  console.error(scenario.name);
  results.push(await run(scenario));
}
keepResults('ingest', { results });
console.table(Object.fromEntries(results.map((result) => [result.name, toRow(result)])));

async function run(scenario: Scenario): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  const api = await startApi(join(dir, 'data'));
  const credentials = await enrolAll(api, scenario.agents);
  const residentMb: number[] = [];
  const watch = setInterval(() => residentMb.push(readResidentMb(api.process.pid)), 1_000);
  let cpuBefore = 0;
  const report = await load(
    { url: api.url, credentials, ...scenario },
    () => (cpuBefore = readProcessCpuMs(api.process.pid)),
  );
  const apiCpuMs = readProcessCpuMs(api.process.pid) - cpuBefore;
  clearInterval(watch);
  await killAll();
  rmSync(dir, { recursive: true, force: true });
  return { name: scenario.name, ...report, apiCpuMs, residentMb };
}

function load(order: LoadOrder, connected: () => void): Promise<LoadReport> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), { execArgv: ['--no-warnings'] });
  child.send(order);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the load ended with ${code}`)));
    child.on('message', (message: LoadMessage) => {
      if (message.kind === 'connected') return connected();
      resolve(message.report);
      child.kill();
    });
  });
}

function toRow({ snapshots, seconds, refused, ackMs, apiCpuMs, loadCpuMs, residentMb }: Result) {
  return {
    'snapshots/s': Math.round(snapshots / seconds),
    'ack ms p50': ackMs.p50.toFixed(0),
    p99: ackMs.p99.toFixed(0),
    worst: ackMs.worst.toFixed(0),
    'API µs each': ((apiCpuMs * 1_000) / snapshots).toFixed(1),
    'load µs each': ((loadCpuMs * 1_000) / snapshots).toFixed(1),
    refused,
    'RSS MB, first': residentMb[0],
    largest: Math.max(...residentMb),
    last: residentMb.at(-1),
  };
}
