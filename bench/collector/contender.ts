import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { readChildrenCpuMs, readProcessCpuMs, readResidentMb } from './processor-time.ts';

/** What one way to count sockets costs, sweep by sweep. */
export interface Cost {
  readonly name: string;
  /** CPU milliseconds, user and system, of each sweep. */
  readonly cpuMs: readonly number[];
  readonly residentMb: number | null;
}

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Runs a program to its end a few times; its start is part of its cost, as it is for whoever uses it so. */
export function measureRuns(name: string, argv: readonly [string, ...string[]], times: number): Cost {
  const [program, ...words] = argv;
  const cpuMs = Array.from({ length: times }, () => {
    const before = readChildrenCpuMs();
    const { status } = spawnSync(program, words, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${argv.join(' ')} exited with ${status}`);
    return readChildrenCpuMs() - before;
  });
  return { name, cpuMs, residentMb: null };
}

/** The C program says itself what each of its walks cost. */
export function measureWalks(program: string, times: number): Cost {
  const { stdout } = spawnSync(program, [String(times)], { encoding: 'utf8' });
  const cpuMs = stdout
    .trim()
    .split('\n')
    .map((line) => Number(line) / 1_000);
  return { name: 'C, filtered walk (the limit)', cpuMs, residentMb: null };
}

/** Scrapes a node_exporter that collects nothing but TCP states. */
export async function measureNodeExporter(port: number, times: number): Promise<Cost> {
  const options = [
    '--collector.disable-defaults',
    '--collector.tcpstat',
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const child = spawn('prometheus-node-exporter', options, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/metrics`;
  const scrape = () => fetch(url).then((answer) => answer.text());
  while (!(await scrape().catch(() => ''))) await pause(50);
  const pid = child.pid ?? 0;
  const cpuMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = readProcessCpuMs(pid);
    await scrape();
    cpuMs.push(readProcessCpuMs(pid) - before);
  }
  const residentMb = readResidentMb(pid);
  child.kill();
  return { name: 'node_exporter --collector.tcpstat, a scrape', cpuMs, residentMb };
}
