// What it costs to count the TCP sockets of a host by state, by every way there is, on the same sockets in one run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNamespaceWrapper } from '../../e2e/src/sockets/namespace.ts';
import { keepResults } from '../results.ts';
import { NAMES } from './contender.ts';
import { judge, toMedian, type Verdict } from './goals.ts';
import type { StageResult } from './stage.ts';

const sizes = process.argv.slice(2).map(Number);
const SIZES = sizes.length > 0 ? sizes : [1_000, 10_000, 100_000, 300_000];

const wrapper = findNamespaceWrapper();
if (wrapper === null) {
  console.error('This benchmark needs a network namespace of its own, which this system does not allow.');
  process.exit(1);
}
const walk = compileWalk();
const stages = SIZES.map((size) => runStage(size));
const verdicts = judge(stages);
keepResults('collector', { stages, verdicts });
for (const stage of stages) print(stage);
console.log('');
for (const verdict of verdicts) printVerdict(verdict);

function compileWalk(): string {
  const program = join(mkdtempSync(join(tmpdir(), 'finwait-bench-')), 'walk');
  const source = join(import.meta.dirname, 'walk.c');
  return spawnSync('cc', ['-O2', '-o', program, source], { stdio: 'inherit' }).status === 0 ? program : '';
}

function runStage(size: number): StageResult {
  const [program = '', ...words] = wrapper ?? [];
  const stage = join(import.meta.dirname, 'stage.ts');
  const argv = [...words, process.execPath, '--no-warnings', stage, String(size), walk];
  const { stdout, status } = spawnSync(program, argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the stage of ${size} sockets exited with ${status}`);
  return JSON.parse(stdout) as StageResult;
}

function print({ size, sockets, costs }: StageResult): void {
  const limit = toMedian(costs.find(({ name }) => name === NAMES.limit)?.cpuMs ?? []);
  console.log(`\n${size} sockets asked for, ${sockets[0]} at the beginning, ${sockets[1]} at the end`);
  console.table(
    Object.fromEntries(
      costs.map(({ name, cpuMs, residentMb }) => [
        name,
        {
          'CPU ms, median': toMedian(cpuMs).toFixed(2),
          best: Math.min(...cpuMs).toFixed(2),
          worst: Math.max(...cpuMs).toFixed(2),
          '× limit': Number.isFinite(limit) ? (toMedian(cpuMs) / limit).toFixed(2) : '–',
          'RSS MB': residentMb ?? '–',
        },
      ]),
    ),
  );
}

function printVerdict({ goal, reached, isMet }: Verdict): void {
  const verdict = isMet === null ? 'not judged' : isMet ? 'met' : 'NOT MET';
  console.log(`${verdict.padEnd(10)}  ${goal}: ${reached}`);
}
