// Kills the whole API again and again while it takes in, seals and removes snapshots of closed hours. An argument is how often.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from '@finwait/contracts';
import { killApi, verify } from '../../e2e/src/kills/killed-api.ts';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { readAsAdmin } from '../../e2e/src/processes/started-api.ts';
import { keepResults } from '../results.ts';

const kills = Number(process.argv[2] ?? 100);
const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
const { api, hosts, startMs, cutOff, faults } = await killApi(dir, kills);
let lost = 0;
for (const { name, snapshots, losses } of hosts) {
  const unanswered = await snapshots.findLost(api.url, name);
  lost += new Set([...losses.lost, ...unanswered]).size;
}
const { removals } = await readAsAdmin<Storage>(`${api.url}/api/v1/storage`);
const allFaults = [...faults, ...(await verify(dir))];
await killAll();
rmSync(dir, { recursive: true, force: true });
const sorted = startMs.toSorted((a, b) => a - b);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const result = {
  kills,
  'in the middle of sealing': cutOff.sealing,
  'in the middle of removing': cutOff.removing,
  acknowledged: sum(hosts.map(({ snapshots }) => snapshots.acknowledged.size)),
  'removed with their chunk': sum(hosts.map(({ losses }) => losses.removed)),
  'too old to be sealed': sum(hosts.map(({ losses }) => losses.tooOld)),
  'chunks removed, last 100 removals': sum(removals.map(({ chunks }) => chunks)),
  'removals listed': removals.length,
  lost,
  faults: allFaults.length,
  'start ms, median': Math.round(sorted[sorted.length >> 1] ?? 0),
  'worst start ms': Math.round(sorted.at(-1) ?? 0),
};
keepResults('kills', result);
console.table([result]);
if (lost + allFaults.length > 0) {
  console.error(allFaults);
  process.exitCode = 1;
}
