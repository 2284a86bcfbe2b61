import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, release } from 'node:os';
import { join } from 'node:path';

/** Says on which machine a benchmark ran and keeps what it measured as `bench/results/NAME.json`. */
export function keepResults(name: string, measured: object): void {
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    kernel: release(),
    arch: arch(),
    node: process.version,
  };
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine, ...measured }, null, 2)}\n`);
  console.log(`${machine.cores} × ${machine.cpu}, Linux ${machine.kernel}, Node ${machine.node}`);
}
