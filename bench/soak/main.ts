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
// Memory falls at every full collection and rises until the next one: what must stay as it is are the floor and the peak.
const third = Math.ceil((residentMb.length - MINUTE) / 3);
const [first, last] = [residentMb.slice(MINUTE, MINUTE + third), residentMb.slice(-third)];
const toMore = (late: number, early: number) => (late / early - 1) * 100;
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
    name: 'least memory of the last third beside the first third',
    measured: toMore(Math.min(...last), Math.min(...first)),
    limit: 10,
    unit: '% more',
  },
  {
    name: 'largest memory of the last third beside the first third',
    measured: toMore(Math.max(...last), Math.max(...first)),
    limit: 10,
    unit: '% more',
  },
]);

function toMean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}
