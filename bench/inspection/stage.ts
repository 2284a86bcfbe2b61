// Runs inside a network namespace of its own: opens the crowd, has the built agent inspect it through the built API, prints one JSON line.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Inspection } from '@finwait/contracts';
import { bringLoopbackUp } from '../../e2e/src/sockets/loopback-device.ts';
import { openCrowd } from '../collector/crowd.ts';
import { readProcessCpuMs, readResidentMb } from '../collector/processor-time.ts';

/** One inspection. */
export interface Look {
  /** From the request of REST to its answer. */
  readonly waitedMs: number;
  readonly cpuMs: number;
  /** How late the agent's event loop was, at worst and at the 99th percentile. */
  readonly worstMs: number;
  readonly p99Ms: number;
  readonly sockets: number;
  readonly bytes: number;
}

/** What a stage prints. */
export interface StageResult {
  readonly size: number;
  readonly residentMb: readonly [before: number, after: number];
  readonly idle: Pick<Look, 'worstMs' | 'p99Ms'>;
  readonly looks: Readonly<Record<string, readonly Look[]>>;
}

const [, , sizeText = '1000'] = process.argv;
const ROOT = resolve(import.meta.dirname, '../..');
const TOKEN = 'the-admin-token-of-the-inspection-benchmark';
const TIMES = 7;
const QUERIES = {
  'CLOSE_WAIT by process and peer': 'state=CLOSE_WAIT&groupBy=process,peer',
  'all by process, peer and port': 'groupBy=process,peer,port&limit=200',
  'all by unit and user': 'groupBy=unit,uid',
  'TIME_WAIT by peer': 'state=TIME_WAIT&groupBy=peer',
};

bringLoopbackUp();
writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '1024 65000');
writeFileSync('/proc/sys/net/ipv4/tcp_max_tw_buckets', '2000000');
const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
const delayFile = join(dir, 'loop-delay');
const endCrowd = await openCrowd(Number(sizeText));

async function printed(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  for (let text = ''; ;) {
    const [chunk] = (await once(child[stream] ?? child, 'data')) as [Buffer];
    text += chunk.toString();
    const match = pattern.exec(text);
    if (match) return match[1] ?? '';
  }
}

const api = spawn(process.execPath, [join(ROOT, 'apps/api/dist/main.js')], {
  env: { ...process.env, FINWAIT_PORT: '0', FINWAIT_DATA_DIR: dir, FINWAIT_BOOTSTRAP_TOKEN: TOKEN },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const url = await printed(api, 'stdout', /Finwait is at (\S+) /);
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
const enrolment = await fetch(`${url}/api/v1/enrolments`, { method: 'POST', headers, body: '{}' });
const { token } = (await enrolment.json()) as { token: string };
const preload = ['--no-warnings', '--import', join(import.meta.dirname, 'loop-delay.ts')];
const options = ['--api', url, '--name', 'bench', '--interval', '60s'];
const agent = spawn(process.execPath, [...preload, join(ROOT, 'apps/agent/dist/main.js'), ...options], {
  env: {
    ...process.env,
    FINWAIT_TOKEN: token,
    FINWAIT_STATE_DIR: join(dir, 'state'),
    LOOP_DELAY_FILE: delayFile,
  },
  stdio: ['ignore', 'ignore', 'pipe'],
});
await printed(agent, 'stderr', /(connected) to/);
const pid = agent.pid ?? 0;

async function readLoopDelay(): Promise<Pick<Look, 'worstMs' | 'p99Ms'>> {
  rmSync(delayFile, { force: true });
  agent.kill('SIGUSR2');
  while (!existsSync(delayFile)) await pause(5);
  return JSON.parse(readFileSync(delayFile, 'utf8')) as StageResult['idle'];
}

/** One inspection as its reader waits for it. */
async function inspectOnce(query: string): Promise<Look> {
  await readLoopDelay();
  const cpuBefore = readProcessCpuMs(pid);
  const startedAt = performance.now();
  const answer = await fetch(`${url}/api/v1/hosts/bench/sockets?${query}`, { headers });
  const text = await answer.text();
  const waitedMs = performance.now() - startedAt;
  const { sockets } = JSON.parse(text) as Inspection;
  const cpuMs = readProcessCpuMs(pid) - cpuBefore;
  return { waitedMs, cpuMs, ...(await readLoopDelay()), sockets, bytes: text.length };
}

const looks: Record<string, Look[]> = {};
await pause(2_000);
const residentBeforeMb = readResidentMb(pid);
for (const [name, query] of Object.entries(QUERIES)) {
  const list: Look[] = [];
  looks[name] = list;
  for (let time = 0; time < TIMES; time += 1) list.push(await inspectOnce(query));
}
await readLoopDelay();
await pause(1_000);
const idle = await readLoopDelay();
const residentMb = [residentBeforeMb, readResidentMb(pid)] as const;
const result: StageResult = { size: Number(sizeText), residentMb, idle, looks };
process.stdout.write(`${JSON.stringify(result)}\n`);
for (const child of [agent, api]) {
  child.kill();
  await once(child, 'exit');
}
rmSync(dir, { recursive: true, force: true });
endCrowd();
process.exit(0);
