import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { readProcessCpuMs, readResidentMb } from '../collector/processor-time.ts';
import { enrolAll } from './enrol-all.ts';
import { toShares, type LoadMessage, type LoadOrder, type LoadReport, type Shares } from './load.ts';

/** A load, and of how many agents. */
export interface Scenario extends Omit<LoadOrder, 'url' | 'credentials'> {
  readonly name: string;
  readonly agents: number;
}

/** What came of a scenario, in the API too. */
export interface Result extends Omit<LoadReport, 'acks'> {
  readonly name: string;
  readonly ackMs: Shares;
  readonly apiCpuMs: number;
  /** Resident memory of the API every second from the moment at which all agents are connected, in megabytes. */
  readonly residentMb: readonly number[];
}

/** Plays the scenario against an API of its own with an empty data directory. */
export async function runScenario(scenario: Scenario): Promise<Result> {
  console.error(scenario.name);
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  const api = await startApi(join(dir, 'data'));
  const credentials = await enrolAll(api, scenario.agents);
  const { pid } = api.process;
  const residentMb: number[] = [];
  let watch: NodeJS.Timeout | undefined;
  let cpuBefore = 0;
  const { acks, ...report } = await runLoad({ url: api.url, credentials, ...scenario }, () => {
    cpuBefore = readProcessCpuMs(pid);
    watch = setInterval(() => residentMb.push(readResidentMb(pid)), 1_000);
  });
  clearInterval(watch);
  const apiCpuMs = readProcessCpuMs(pid) - cpuBefore;
  await killAll();
  rmSync(dir, { recursive: true, force: true });
  const ackMs = toShares(acks.map(({ tookMs }) => tookMs));
  return { name: scenario.name, ...report, ackMs, apiCpuMs, residentMb };
}

/** Has a process of its own play the agents; `onConnected` is called when all of them are connected. */
export function runLoad(order: LoadOrder, onConnected: () => void): Promise<LoadReport> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), { execArgv: ['--no-warnings'] });
  child.send(order);
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the load ended with ${code}`)));
    child.on('message', (message: LoadMessage) => {
      if (message.kind === 'connected') return onConnected();
      resolve(message.report);
      child.kill();
    });
  });
}

/** A row of the table that is printed. */
export function toResultRow({ snapshots, seconds, refused, ackMs, apiCpuMs, loadCpuMs, residentMb }: Result) {
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
