// Malformed frames and bodies, a million unless an argument says how many, while an honest agent and viewer are served.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendMalformed } from '../../e2e/src/frames/barrage.ts';
import { startHonestPair } from '../../e2e/src/frames/honest-pair.ts';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { readPeakResidentBytes } from '../../e2e/src/processes/resident.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { keepResults } from '../results.ts';

const MOST_BYTES = 300e6;

const frames = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_261_125);
const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
const api = await startApi(join(dir, 'data'), 0, {
  FINWAIT_TRUST_PROXY: 'true',
  FINWAIT_LOG_LEVEL: 'error',
});
const honest = await startHonestPair(api.url, dir);
const rowsBefore = honest.countRows();
const startedAt = Date.now();
const { packets, endings, bodies, statuses } = await sendMalformed(api.url, frames, seed);
const seconds = (Date.now() - startedAt) / 1_000;
const rowsMeanwhile = honest.countRows() - rowsBefore;
await honest.seeMore(5);
const peakBytes = readPeakResidentBytes(api.process.pid);
const cutOff = /api_unreachable/.test(honest.agent.stderr);
await honest.stop();
api.process.kill('SIGTERM');
const { code } = await api.process.ended;
await killAll();
rmSync(dir, { recursive: true, force: true });

const failures = [...statuses].filter(([status]) => status >= 500).reduce((sum, [, count]) => sum + count, 0);
const result = {
  frames: packets + endings + bodies,
  packets,
  endings,
  bodies,
  'a second': Math.round((packets + endings + bodies) / seconds),
  'peak MB': Math.round(peakBytes / 1e6),
  '5xx': failures,
  'rows seen a second meanwhile': Number((rowsMeanwhile / seconds).toFixed(2)),
  'exit code': code,
};
keepResults('frames', { seed, ...result, statuses: Object.fromEntries(statuses) });
console.table([result]);
if (api.process.stderr !== '' || cutOff || code !== 0 || failures > 0 || peakBytes > MOST_BYTES) {
  console.error(api.process.stderr.slice(0, 5_000), cutOff ? honest.agent.stderr : '');
  process.exitCode = 1;
}
