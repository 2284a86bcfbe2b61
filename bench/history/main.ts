// What a history costs on the disk and how fast it is read, beside other stores with the same snapshots in the same run.
import { createRequire } from 'node:module';
import Database from 'better-sqlite3';
import { printGoals, type Goal } from '../goals.ts';
import { keepResults } from '../results.ts';
import type { Asked } from './ask.ts';
import { askOwnFleet, askVictoriaFleet, type Answers, type Question } from './fleet.ts';
import { readPrometheusVersion } from './prometheus.ts';
import { compareStores, type ComparedStore } from './stores.ts';
import { VictoriaMetrics } from './victoria.ts';

const SHAPE = { hosts: 1_000, different: 20, days: 30 };
const LIMITS_MS: Partial<Record<Question, number>> = {
  'one host × 24 h': 15,
  'one host × 30 d': 40,
  'latest of all hosts': 20,
  'totals of the fleet': 20,
  'fleet × 30 d': 100,
};

const part = process.argv[2];
const versions = {
  sqlite: new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get(),
  'better-sqlite3': (createRequire(import.meta.url)('better-sqlite3/package.json') as { version: string })
    .version,
  VictoriaMetrics: VictoriaMetrics.isInstalled() ? VictoriaMetrics.readVersion() : 'not installed',
  Prometheus: readPrometheusVersion() ?? 'not installed',
};
console.log(versions);
const results: Record<string, unknown> = { versions };
if (part !== 'fleet') {
  const states = await compareStores('states');
  const all = await compareStores('all columns');
  Object.assign(results, { states, all });
  keepResults('history', results);
  printStores('the eleven states', states);
  printStores('all columns', all);
  printGoals([...toSizeGoals(states, all)]);
}
if (part !== 'stores') {
  const own = await askOwnFleet(SHAPE);
  const victoria = VictoriaMetrics.isInstalled() ? await askVictoriaFleet(SHAPE) : {};
  Object.assign(results, { fleet: { shape: SHAPE, own, victoria } });
  keepResults('history', results);
  console.log(`\n${SHAPE.hosts} hosts × ${SHAPE.days} d`);
  console.table(toRows('Finwait', own));
  console.table(toRows('VictoriaMetrics', victoria));
  printGoals(toSpeedGoals(own, victoria));
}

function printStores(kept: string, stores: readonly ComparedStore[]): void {
  console.log(`\n${kept}: ten hosts × 24 h`);
  console.table(
    stores.map(({ store, hostDayKb, payloadKb, rawKb, snapshotsPerSecond, ofOne, ofAll }) => ({
      store,
      'kB per host-day': hostDayKb.toFixed(1),
      chunks: payloadKb?.toFixed(1) ?? '–',
      'raw tier': rawKb?.toFixed(1) ?? '–',
      'snapshots/s': Math.round(snapshotsPerSecond),
      'one host × 24 h, median': ofOne.median.toFixed(1),
      p95: ofOne.p95.toFixed(1),
      worst: ofOne.worst.toFixed(1),
      'all × 24 h, median': ofAll.median.toFixed(1),
    })),
  );
}

function toRows(who: string, answers: Answers) {
  const toRow = ({ median, p95, worst, cpuMs, answerKb }: Asked) => ({
    'median ms': median.toFixed(1),
    'p95 ms': p95.toFixed(1),
    'worst ms': worst.toFixed(1),
    'CPU ms each': cpuMs.toFixed(1),
    kB: answerKb.toFixed(0),
  });
  return Object.fromEntries(
    Object.entries(answers).map(([name, asked]) => [`${who}: ${name}`, toRow(asked)]),
  );
}

function toSizeGoals(states: readonly ComparedStore[], all: readonly ComparedStore[]): Goal[] {
  const unit = 'kB per host-day';
  const find = (stores: readonly ComparedStore[], name: string) =>
    stores.find(({ store }) => store.startsWith(name))?.hostDayKb ?? Number.NaN;
  const rawKb = (stores: readonly ComparedStore[]) => stores[0]?.rawKb ?? Number.NaN;
  const beside = (name: string, share: number, stores: readonly ComparedStore[], kept: string) => ({
    name: `raw tier of ${kept} beside ${name} ÷ ${share}`,
    measured: rawKb(stores),
    limit: find(stores, name) / share,
    unit,
  });
  return [
    { name: 'raw tier of the eleven states', measured: rawKb(states), limit: 30, unit },
    { name: 'all columns, chunks of every tier', measured: all[0]?.payloadKb ?? Number.NaN, limit: 60, unit },
    { name: 'all columns, every tier, in the file', measured: find(all, 'Finwait'), limit: 60, unit },
    beside('VictoriaMetrics', 2, states, 'the states'),
    beside('Prometheus', 6, states, 'the states'),
    beside('VictoriaMetrics', 2, all, 'all columns'),
    beside('Prometheus', 6, all, 'all columns'),
  ].filter(({ limit }) => Number.isFinite(limit));
}

function toSpeedGoals(own: Answers, victoria: Answers): Goal[] {
  return (Object.keys(LIMITS_MS) as Question[]).flatMap((question) => {
    const measured = own[question]?.p95 ?? Number.NaN;
    const other = victoria[question]?.p95;
    return [
      { name: `${question}, p95`, measured, limit: LIMITS_MS[question] ?? 0, unit: 'ms' },
      ...(other === undefined
        ? []
        : [{ name: `${question}, p95, beside VictoriaMetrics`, measured, limit: other, unit: 'ms' }]),
    ];
  });
}
