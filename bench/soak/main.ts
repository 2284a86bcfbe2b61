// Ten thousand hosts at their own pace for as long as the argument says, in minutes: does memory stay as it is?
import { printGoals } from '../goals.ts';
import { runScenario, toResultRow } from '../ingest/run-load.ts';
import { keepResults } from '../results.ts';

const HOSTS = 10_000;
const INTERVAL_S = 10;
const MINUTE = 60;

const minutes = Number(process.argv[2] ?? 10);
const result = await runScenario({
  name: `${HOSTS} hosts at ${INTERVAL_S} s, ${minutes} min`,
  agents: HOSTS,
  rowsPerMessage: 1,
  messagesPerSecond: HOSTS / INTERVAL_S,
  agoMs: 0,
  seconds: minutes * MINUTE,
});
const { residentMb, snapshots, seconds, refused, ackMs } = result;
const byMinute = Array.from({ length: Math.max(1, Math.floor(residentMb.length / MINUTE)) }, (_, minute) =>
  toMean(residentMb.slice(minute * MINUTE, (minute + 1) * MINUTE)),
);
keepResults('soak', { ...result, byMinute });
console.table({ [result.name]: toResultRow(result) });
console.log(`resident memory by the minute, MB: ${byMinute.map((mean) => mean.toFixed(0)).join(' ')}`);
const warm = byMinute[1] ?? byMinute[0] ?? Number.NaN;
printGoals([
  {
    name: 'snapshots each second',
    measured: Math.round(snapshots / seconds),
    limit: (HOSTS / INTERVAL_S) * 0.99,
    unit: 'snapshots/s',
    isLeast: true,
  },
  { name: 'refused snapshots', measured: refused, limit: 0, unit: 'snapshots' },
  { name: 'acknowledgement, p99', measured: ackMs.p99, limit: 250, unit: 'ms' },
  {
    name: 'last minute beside the second, memory',
    measured: ((byMinute.at(-1) ?? Number.NaN) / warm - 1) * 100,
    limit: 10,
    unit: '% more',
  },
]);

function toMean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
