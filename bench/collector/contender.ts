import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { readChildrenCpuMs, readProcessCpuMs, readResidentMb } from './processor-time.ts';

/** One way to count sockets, ready to do so. */
export interface Contender {
  readonly name: string;
  /** Counts once; the CPU milliseconds, user and system, that it took. */
  readonly sweep: () => Promise<number>;
  readonly readResidentMb: () => number | null;
  readonly end: () => void;
}

/** What one way to count sockets costs, sweep by sweep. */
export interface Cost {
  readonly name: string;
  /** CPU milliseconds, user and system, of each sweep. */
  readonly cpuMs: readonly number[];
  readonly residentMb: number | null;
}

/** The names by which the goals find their figures. */
export const NAMES = {
  limit: 'C, filtered walk (the limit)',
  read: 'finwait-agent, its read',
  agent: 'finwait-agent, whole process',
  exporter: 'node_exporter --collector.tcpstat, a scrape',
  ss: 'ss -Htan',
} as const;

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** A program that is run to its end each time; its start is part of its cost, as it is for whoever uses it so. */
export function toRunner(name: string, argv: readonly [string, ...string[]]): Contender {
  const [program, ...words] = argv;
  const sweep = (): Promise<number> => {
    const before = readChildrenCpuMs();
    const { status } = spawnSync(program, words, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${argv.join(' ')} exited with ${status}`);
    return Promise.resolve(readChildrenCpuMs() - before);
  };
  return { name, sweep, readResidentMb: () => null, end: () => {} };
}

/** The C program walks once for each byte it reads, and says itself what that cost. */
export function startWalks(program: string): Contender {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const sweep = async (): Promise<number> => {
    const answer = once(lines, 'line') as Promise<[string]>;
    child.stdin.write('.');
    return Number((await answer)[0]) / 1_000;
  };
  const readMb = () => readResidentMb(child.pid ?? 0);
  return { name: NAMES.limit, sweep, readResidentMb: readMb, end: () => child.stdin.end() };
}

/** A node_exporter that collects nothing but TCP states, and is scraped. */
export async function startNodeExporter(port: number): Promise<Contender> {
  const options = [
    '--collector.disable-defaults',
    '--collector.tcpstat',
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const child = spawn('prometheus-node-exporter', options, { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  const scrape = () => fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
  while (!(await scrape().catch(() => ''))) await pause(50);
  const sweep = async (): Promise<number> => {
    const before = readProcessCpuMs(pid);
    await scrape();
    return readProcessCpuMs(pid) - before;
  };
  return { name: NAMES.exporter, sweep, readResidentMb: () => readResidentMb(pid), end: () => child.kill() };
}
