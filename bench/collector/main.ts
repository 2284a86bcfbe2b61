// What it costs to count the TCP sockets of a host by state, by every way there is, on the same sockets in one run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNamespaceWrapper } from '../../e2e/src/sockets/namespace.ts';
import type { Cost } from './contender.ts';
import { keepResults } from '../results.ts';

interface Stage {
  readonly size: number;
  /** Sockets when the first contender began and when the last had ended: TIME_WAIT lasts a minute. */
  readonly sockets: readonly [number, number];
  readonly costs: readonly Cost[];
}

const sizes = process.argv.slice(2).map(Number);
const SIZES = sizes.length > 0 ? sizes : [1_000, 10_000, 100_000, 300_000];

const wrapper = findNamespaceWrapper();
if (wrapper === null) {
  console.error('This benchmark needs a network namespace of its own, which this system does not allow.');
  process.exit(1);
}
const walk = compileWalk();
const stages = SIZES.map((size) => runStage(size));
keepResults('collector', { stages });
for (const stage of stages) print(stage);

function compileWalk(): string {
  const program = join(mkdtempSync(join(tmpdir(), 'finwait-bench-')), 'walk');
  const source = join(import.meta.dirname, 'walk.c');
  return spawnSync('cc', ['-O2', '-o', program, source], { stdio: 'inherit' }).status === 0 ? program : '';
}

function runStage(size: number): Stage {
  const [program = '', ...words] = wrapper ?? [];
  const argv = [...words, process.execPath, join(import.meta.dirname, 'stage.ts'), String(size), walk];
  const { stdout, status } = spawnSync(program, argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the stage of ${size} sockets exited with ${status}`);
  return JSON.parse(stdout) as Stage;
}

function print({ size, sockets, costs }: Stage): void {
  const limit = Math.min(
    ...costs.filter(({ name }) => name.startsWith('C,')).map(({ cpuMs }) => toMedian(cpuMs)),
  );
  console.log(`\n${size} sockets asked for, ${sockets[0]} at the beginning, ${sockets[1]} at the end`);
  console.table(
    Object.fromEntries(
      costs.map(({ name, cpuMs, residentMb }) => [
        name,
        {
          'CPU ms, median': toMedian(cpuMs).toFixed(2),
          worst: Math.max(...cpuMs).toFixed(2),
          '× limit': Number.isFinite(limit) ? (toMedian(cpuMs) / limit).toFixed(2) : '–',
          'RSS MB': residentMb ?? '–',
        },
      ]),
    ),
  );
}

function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
