// Runs inside a network namespace of its own: opens the crowd, measures every contender on it, prints one JSON line.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bringLoopbackUp } from '../../e2e/src/sockets/loopback-device.ts';
import { BuiltApi } from './built-agent.ts';
import {
  NAMES,
  isInstalled,
  startNodeExporter,
  startWalks,
  toRunner,
  type Contender,
  type Cost,
} from './contender.ts';
import { openCrowd } from './crowd.ts';
import type { LoopHold } from './loop-hold.ts';
import { readProcessCpuMs, readResidentMb } from './processor-time.ts';

/** What a stage prints. */
export interface StageResult {
  readonly size: number;
  /** Sockets when the first round began and when the last had ended: TIME_WAIT lasts a minute. */
  readonly sockets: readonly [number, number];
  readonly costs: readonly Cost[];
  /** The agent's event loop over a second that holds one read, and over one that holds none. */
  readonly holds: { readonly reading: readonly LoopHold[]; readonly idle: readonly LoopHold[] };
}

const [, , sizeText = '1000', walkProgram = ''] = process.argv;
const EXPORTER_PORT = 9_199;
const ROUNDS = 7;
/** Between two counts of the same contender, so that all find the processor's caches equally cold. */
const INTERVAL = '3s';
const REST_MS = 250;
const HOLD_ROUNDS = 6;

bringLoopbackUp();
writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '1024 65000');
writeFileSync('/proc/sys/net/ipv4/tcp_max_tw_buckets', '2000000');
const api = await BuiltApi.start();
const endCrowd = await openCrowd(Number(sizeText));

function countSockets(): number {
  const text = readFileSync('/proc/net/sockstat', 'utf8');
  const [, inUse = '0', lingering = '0'] = /TCP: inuse (\d+) .*tw (\d+)/.exec(text) ?? [];
  return Number(inUse) + Number(lingering);
}

async function startRivals(): Promise<Contender[]> {
  const rivals: Contender[] = [];
  if (walkProgram !== '') rivals.push(startWalks(walkProgram));
  if (isInstalled('prometheus-node-exporter')) rivals.push(await startNodeExporter(EXPORTER_PORT));
  if (isInstalled('ss')) rivals.push(toRunner(NAMES.ss, ['ss', '-Htan']));
  return rivals;
}

/** The agent and its rivals count in turns, every other time in reverse, so that a drift of the machine meets all alike. */
async function measureInTurns(): Promise<Cost[]> {
  const agent = await api.startAgent('bench', INTERVAL);
  const rivals = await startRivals();
  const cpuMs = new Map<string, number[]>();
  const note = (name: string, ms: number) => cpuMs.set(name, [...(cpuMs.get(name) ?? []), ms]);
  let { takenAt } = await agent.nextSnapshot((await agent.nextSnapshot(0)).takenAt ?? 0);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = readProcessCpuMs(agent.pid);
    for (const rival of round % 2 === 0 ? rivals : rivals.toReversed()) {
      await pause(REST_MS);
      const ms = await rival.sweep();
      if (round > 0) note(rival.name, ms);
    }
    const host = await agent.nextSnapshot(takenAt ?? 0);
    takenAt = host.takenAt;
    if (round === 0) continue;
    note(NAMES.agent, readProcessCpuMs(agent.pid) - before);
    note(NAMES.read, host.agent.cpuMs ?? Number.NaN);
  }
  const residentMb = new Map(rivals.map((rival) => [rival.name, rival.readResidentMb()]));
  residentMb.set(NAMES.agent, readResidentMb(agent.pid));
  for (const rival of rivals) rival.end();
  await agent.end();
  return [...cpuMs].map(([name, list]) => ({ name, cpuMs: list, residentMb: residentMb.get(name) ?? null }));
}

/** In a run of its own, since the timer that measures takes processor time. The agent reads every other second. */
async function measureHolds(): Promise<StageResult['holds']> {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  process.env.LOOP_HOLD_FILE = join(dir, 'hold');
  const preload = ['--no-warnings', '--import', join(import.meta.dirname, 'loop-hold.ts')];
  const agent = await api.startAgent('held', '2s', preload);
  const readHold = async (): Promise<LoopHold> => {
    rmSync(join(dir, 'hold'), { force: true });
    process.kill(agent.pid, 'SIGUSR2');
    while (!existsSync(join(dir, 'hold'))) await pause(5);
    return JSON.parse(readFileSync(join(dir, 'hold'), 'utf8')) as LoopHold;
  };
  const reading: LoopHold[] = [];
  const idle: LoopHold[] = [];
  let { takenAt } = await agent.nextSnapshot((await agent.nextSnapshot(0)).takenAt ?? 0);
  await readHold();
  for (let round = 0; round < HOLD_ROUNDS; round += 1) {
    await pause(1_000);
    idle.push(await readHold());
    ({ takenAt } = await agent.nextSnapshot(takenAt ?? 0));
    reading.push(await readHold());
  }
  await agent.end();
  rmSync(dir, { recursive: true, force: true });
  return { reading, idle };
}

async function measureAlone(name: string, argv: readonly [string, ...string[]]): Promise<Cost[]> {
  if (!isInstalled(argv[0])) return [];
  const runner = toRunner(name, argv);
  return [
    { name, cpuMs: [await runner.sweep(), await runner.sweep(), await runner.sweep()], residentMb: null },
  ];
}

const before = countSockets();
const costs = await measureInTurns();
const sockets = [before, countSockets()] as const;
const holds = await measureHolds();
costs.push(...(await measureAlone('ss -s (totals only)', ['ss', '-s'])));
costs.push(...(await measureAlone('netstat -ant', ['netstat', '-ant'])));
const result: StageResult = { size: Number(sizeText), sockets, costs, holds };
process.stdout.write(`${JSON.stringify(result)}\n`);
await api.end();
endCrowd();
process.exit(0);
