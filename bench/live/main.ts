// Does every viewer have every frame, and how soon? And do viewers that stop to read cost the others anything?
import { printGoals } from '../goals.ts';
import { keepResults } from '../results.ts';
import { measureFanOut, type FanOut } from './fan-out.ts';
import { measureStalling } from './stalling.ts';

const HOSTS = 1_000;
const VIEWERS = 200;
const SECONDS = Number(process.argv[2] ?? 30);
const TURNS = { hosts: HOSTS, viewers: 100, stalled: 20, rounds: 3, quietSeconds: 30, stalledSeconds: 60 };
const SHORT_TURNS = { ...TURNS, rounds: 1, quietSeconds: 10, stalledSeconds: 35 };

const together = await measureFanOut(HOSTS, VIEWERS, { isTogether: true, seconds: SECONDS });
const spread = await measureFanOut(HOSTS, VIEWERS, { isTogether: false, seconds: SECONDS });
console.table({ 'hosts send together': toRow(together), 'hosts spread over the second': toRow(spread) });
const short = await measureStalling(SHORT_TURNS);
const long = await measureStalling(TURNS);
const growthMb = toGrowth(long.residentMb);
console.table({ 'all read': toMs(long.quietMs), '20 stall': toMs(long.stalledMs) });
console.log(`resident memory in turns, MB: ${long.residentMb.map((mb) => mb.toFixed(0)).join(' ')}`);
console.log(
  `stalled for ${SHORT_TURNS.stalledSeconds} s: resyncs ${short.resyncs.join(' ')}, cut off ${short.cuts.join(' ')}`,
);
console.log(
  `stalled for ${TURNS.stalledSeconds} s: resyncs ${long.resyncs.join(' ')}, cut off ${long.cuts.join(' ')}`,
);
keepResults('live', { hosts: HOSTS, viewers: VIEWERS, together, spread, short, long });
const none = { limit: 0, unit: '' };
printGoals([
  { name: 'frames missing, sent together', measured: together.missingFrames, ...none },
  { name: 'frames missing, spread', measured: spread.missingFrames, ...none },
  { name: 'rows missing', measured: together.missingRows + spread.missingRows, ...none },
  { name: 'from sending to viewer, together, p95', measured: together.latencyMs.p95, limit: 500, unit: 'ms' },
  { name: 'from sending to viewer, spread, p95', measured: spread.latencyMs.p95, limit: 500, unit: 'ms' },
  {
    name: 'frames and rows missing beside stalled viewers',
    measured: long.missingFrames + long.missingRows,
    ...none,
  },
  {
    name: 'acknowledgement beside stalled viewers, p99',
    measured: long.stalledMs.p99,
    limit: long.quietMs.p99 * 1.1,
    unit: 'ms',
  },
  { name: 'memory grown with stalled viewers', measured: growthMb, limit: 50, unit: 'MB' },
  {
    name: 'stalled viewers that missed frames untold',
    measured: short.untold + long.untold,
    limit: 0,
    unit: 'viewers',
  },
  {
    name: 'stalled viewers that are served again',
    measured: Math.min(short.served, long.served),
    limit: 20,
    unit: 'viewers',
    isLeast: true,
  },
]);

/** The largest mean of a stalled turn less that of the quiet turn before it. */
function toGrowth(residentMb: readonly number[]): number {
  const growths = residentMb.map((mb, turn) => (turn % 2 === 1 ? mb - (residentMb[turn - 1] ?? mb) : 0));
  return Math.max(...growths);
}

function toRow({
  snapshots,
  frames,
  missingFrames,
  missingRows,
  latencyMs,
  megabytesPerSecond,
  apiCores,
  residentMb,
}: FanOut) {
  return {
    snapshots,
    'frames each': frames,
    'frames missing': missingFrames,
    'rows missing': missingRows,
    'ms p50': latencyMs.p50,
    p95: latencyMs.p95,
    p99: latencyMs.p99,
    worst: latencyMs.worst,
    'MB/s': megabytesPerSecond.toFixed(1),
    'API cores': apiCores.toFixed(2),
    'RSS MB': residentMb,
  };
}

function toMs({ p50, p95, p99, worst }: { p50: number; p95: number; p99: number; worst: number }) {
  return { 'ack ms p50': p50.toFixed(1), p95: p95.toFixed(1), p99: p99.toFixed(1), worst: worst.toFixed(1) };
}
