// Kills the whole API again and again while it takes in and seals snapshots of closed hours. An argument is how often.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killApi } from '../../e2e/src/kills/killed-api.ts';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { runProgram } from '../../e2e/src/processes/program.ts';
import { keepResults } from '../results.ts';

const kills = Number(process.argv[2] ?? 100);
const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
const { api, hosts, startMs } = await killApi(dir, kills);
let lost = 0;
let acknowledged = 0;
for (const [name, snapshots] of hosts) {
  acknowledged += snapshots.acknowledged.size;
  lost += (await snapshots.findLost(api.url, name)).length;
}
const { stdout } = await runProgram('verify', ['--data-dir', dir, '--json']);
const { faults } = JSON.parse(stdout) as { faults: unknown[] };
await killAll();
rmSync(dir, { recursive: true, force: true });
const sorted = startMs.toSorted((a, b) => a - b);
const result = {
  kills,
  acknowledged,
  lost,
  faults: faults.length,
  'start ms, median': Math.round(sorted[sorted.length >> 1] ?? 0),
  'worst start ms': Math.round(sorted.at(-1) ?? 0),
};
keepResults('kills', result);
console.table([result]);
if (lost + faults.length > 0) {
  console.error(faults);
  process.exitCode = 1;
}
