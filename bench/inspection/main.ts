// How long a reader waits for an inspection, what it costs the agent, and how long it holds the agent's event loop.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { join } from 'node:path';
import { findNamespaceWrapper } from '../../e2e/src/sockets/namespace.ts';
import type { Look, StageResult } from './stage.ts';

const sizes = process.argv.slice(2).map(Number);
const SIZES = sizes.length > 0 ? sizes : [10_000, 100_000];

const wrapper = findNamespaceWrapper();
if (wrapper === null) {
  console.error('This benchmark needs a network namespace of its own, which this system does not allow.');
  process.exit(1);
}
const stages = SIZES.map((size) => runStage(size));
const results = join(import.meta.dirname, '../results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'inspection.json'), `${JSON.stringify(stages, null, 2)}\n`);
console.log(`${cpus().length} × ${cpus()[0]?.model}, Linux ${release()}, Node ${process.version}`);
for (const stage of stages) print(stage);

function runStage(size: number): StageResult {
  const [program = '', ...words] = wrapper ?? [];
  const stage = join(import.meta.dirname, 'stage.ts');
  const argv = [...words, process.execPath, '--no-warnings', stage, String(size)];
  const { stdout, status } = spawnSync(program, argv, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the stage of ${size} sockets exited with ${status}`);
  return JSON.parse(stdout) as StageResult;
}

function print({ size, residentMb, idle, looks }: StageResult): void {
  const [before, after] = residentMb;
  console.log(
    `\n${size} sockets asked for; RSS ${before} MB before, ${after} MB after; event loop of the idle agent late by ${idle.worstMs.toFixed(1)} ms at worst`,
  );
  const toFigures = (list: readonly Look[], read: (look: Look) => number) => {
    const sorted = list.map(read).sort((one, two) => one - two);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return `${median.toFixed(1)} (${(sorted.at(-1) ?? Number.NaN).toFixed(1)})`;
  };
  console.table(
    Object.fromEntries(
      Object.entries(looks).map(([name, list]) => [
        name,
        {
          sockets: list[0]?.sockets,
          'waited ms (worst)': toFigures(list, ({ waitedMs }) => waitedMs),
          'agent CPU ms': toFigures(list, ({ cpuMs }) => cpuMs),
          'loop late ms': toFigures(list, ({ worstMs }) => worstMs),
          bytes: list[0]?.bytes,
        },
      ]),
    ),
  );
}
