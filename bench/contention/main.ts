// Are snapshots acknowledged as soon while clients read ranges of 30 days without a pause? Both in one run, in turns.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { ADMIN_TOKEN, startApi } from '../../e2e/src/processes/started-api.ts';
import { printGoals } from '../goals.ts';
import { makeFleetFile, toFleetEnd, toHostName } from '../history/fleet-file.ts';
import { DAY_MS } from '../history/trace-rows.ts';
import { enrolAll } from '../ingest/enrol-all.ts';
import { toShares, type Ack } from '../ingest/load.ts';
import { runLoad } from '../ingest/run-load.ts';
import { keepResults } from '../results.ts';
import { Readers, type Answered } from './readers.ts';

const SHAPE = { hosts: 1_000, different: 20, days: 30 };
const CLIENTS = 20;
const AGENTS = 1_000;
const ROUNDS = 4;
const PHASE_MS = 10_000;
/** A phase counts from here on. */
const SETTLED_MS = 1_000;

const messagesPerSecond = Number(process.argv[2] ?? 1_000);
const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
cpSync(await makeFleetFile(SHAPE), dir, { recursive: true });
const api = await startApi(dir);
const credentials = await enrolAll(api, AGENTS, 'sender');
const to = toFleetEnd(SHAPE);
const range = `from=${to - SHAPE.days * DAY_MS}&to=${to}`;
const readers = new Readers(
  CLIENTS,
  { authorization: `Bearer ${ADMIN_TOKEN}`, 'accept-encoding': 'gzip' },
  (place) => `${api.url}/api/v1/hosts/${toHostName(((place * 37) % SHAPE.hosts) + 1)}/history?${range}`,
);

interface Phase {
  readonly isRead: boolean;
  readonly from: number;
  readonly to: number;
}

const order = { url: api.url, credentials, rowsPerMessage: 1, messagesPerSecond, agoMs: 1_800_000 };
let phases: Promise<Phase[]> = Promise.resolve([]);
const report = await runLoad({ ...order, seconds: (2 * ROUNDS * PHASE_MS) / 1_000 + 5 }, () => {
  phases = takeTurns();
});
const done = await phases;
await killAll();
rmSync(dir, { recursive: true, force: true });

const quiet = toShares(findTimes(false));
const read = toShares(findTimes(true));
const perSecond = (count: number) => count / ((ROUNDS * PHASE_MS) / 1_000);
const counts: Answered = readers.counts;
const reads = { answered: perSecond(counts.answered), refused: perSecond(counts.refused) };
keepResults('contention', { messagesPerSecond, refused: report.refused, quiet, read, reads });
console.log(`${messagesPerSecond} snapshots/s, ${CLIENTS} clients that read ${SHAPE.days} d of a host`);
const toRow = ({ p50, p95, p99, worst }: typeof quiet) => ({
  'ack ms p50': p50.toFixed(1),
  p95: p95.toFixed(1),
  p99: p99.toFixed(1),
  worst: worst.toFixed(1),
});
console.table({ 'no reads': toRow(quiet), reads: toRow(read) });
console.log(
  `each second ${reads.answered.toFixed(0)} ranges answered, ${reads.refused.toFixed(1)} refused, ${(perSecond(counts.bytes) / 1e6).toFixed(1)} MB`,
);
printGoals([
  { name: 'acknowledgement while read, p99', measured: read.p99, limit: quiet.p99 * 1.5, unit: 'ms' },
  { name: 'refused snapshots', measured: report.refused, limit: 0, unit: 'snapshots' },
  { name: 'ranges answered', measured: reads.answered, limit: CLIENTS, unit: '/s', isLeast: true },
]);

async function takeTurns(): Promise<Phase[]> {
  const phases: Phase[] = [];
  for (let turn = 0; turn < 2 * ROUNDS; turn += 1) {
    const isRead = turn % 2 === 1;
    const startedAt = Date.now();
    if (isRead) readers.start();
    await pause(PHASE_MS);
    phases.push({ isRead, from: startedAt + SETTLED_MS, to: Date.now() });
    if (isRead) await readers.stop();
  }
  return phases;
}

/** How long the acknowledgements took of what was sent in phases with reads, or without. */
function findTimes(isRead: boolean): number[] {
  const wanted = done.filter((phase) => phase.isRead === isRead);
  const isIn = ({ sentAt }: Ack) => wanted.some(({ from, to }) => sentAt >= from && sentAt < to);
  return report.acks.filter(isIn).map(({ tookMs }) => tookMs);
}
