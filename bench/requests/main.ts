// Requests made up from the OpenAPI document, fifty thousand unless an argument says how many.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { readPeakResidentBytes } from '../../e2e/src/processes/resident.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { sendRequests } from '../../e2e/src/requests/send-requests.ts';
import { keepResults } from '../results.ts';

const requests = Number(process.argv[2] ?? 50_000);
const seed = Number(process.argv[3] ?? 20_261_125);
const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
const api = await startApi(join(dir, 'data'), 0, {
  FINWAIT_TRUST_PROXY: 'true',
  FINWAIT_LOG_LEVEL: 'error',
});
const startedAt = Date.now();
const { sent, statuses, faults } = await sendRequests(api.url, requests, seed);
const seconds = (Date.now() - startedAt) / 1_000;
const peakBytes = readPeakResidentBytes(api.process.pid);
api.process.kill('SIGTERM');
const { code } = await api.process.ended;
await killAll();
rmSync(dir, { recursive: true, force: true });

const byStatus = new Map<string, number>();
for (const [key, count] of statuses) {
  const status = key.split(' ').at(-1) ?? '';
  byStatus.set(status, (byStatus.get(status) ?? 0) + count);
}
const failures = [...byStatus]
  .filter(([status]) => status >= '500')
  .reduce((sum, [, count]) => sum + count, 0);
const result = {
  requests: sent,
  'a second': Math.round(sent / seconds),
  'not as described': faults.size,
  '5xx': failures,
  'peak MB': Math.round(peakBytes / 1e6),
  'exit code': code,
};
keepResults('requests', { seed, ...result, statuses: Object.fromEntries(statuses) });
console.table([result]);
console.table(Object.fromEntries([...byStatus].sort()));
for (const [fault, request] of faults) console.error(`${fault}\n    ${request}`);
for (const [key, count] of statuses) if (/ 5\d\d$/.test(key)) console.error(`${key}: ${count}`);
if (api.process.stderr !== '' || faults.size > 0 || code !== 0) {
  console.error(api.process.stderr.slice(0, 5_000));
  process.exitCode = 1;
}
