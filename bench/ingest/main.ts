// How many snapshots the API puts on the disk and acknowledges per second, load generator on the same machine included.
import { printGoals } from '../goals.ts';
import { keepResults } from '../results.ts';
import { PAST_MS } from './load.ts';
import { runScenario, toResultRow, type Scenario } from './run-load.ts';

const SINGLE: Scenario = {
  name: 'single snapshots, as fast as acknowledged',
  agents: 1_000,
  rowsPerMessage: 1,
  messagesPerSecond: null,
  agoMs: PAST_MS,
  seconds: 8,
};
const PACED: Scenario = {
  ...SINGLE,
  name: 'single snapshots, 5,000/s',
  agents: 500,
  messagesPerSecond: 5_000,
};
const REPLAY: Scenario = { ...SINGLE, name: 'replay, 200 in a message', agents: 100, rowsPerMessage: 200 };

const single = await runScenario(SINGLE);
const paced = await runScenario(PACED);
const replay = await runScenario(REPLAY);
const results = [single, paced, replay];
keepResults('ingest', { results });
console.table(Object.fromEntries(results.map((result) => [result.name, toResultRow(result)])));
const perSecond = { unit: 'snapshots/s', isLeast: true };
printGoals([
  { name: 'single snapshots', measured: single.snapshots / single.seconds, limit: 10_000, ...perSecond },
  { name: 'replay', measured: replay.snapshots / replay.seconds, limit: 80_000, ...perSecond },
  { name: 'acknowledgement at 5,000/s, p99', measured: paced.ackMs.p99, limit: 250, unit: 'ms' },
  {
    name: 'refused snapshots',
    measured: results.reduce((sum, { refused }) => sum + refused, 0),
    limit: 0,
    unit: 'snapshots',
  },
]);
