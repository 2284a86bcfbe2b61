import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { ADMIN_TOKEN, startApi } from '../../e2e/src/processes/started-api.ts';
import { ask, type Asked } from './ask.ts';
import { makeFleetFile, toFleetEnd, toHostName, type FleetShape } from './fleet-file.ts';
import { toBands, toRangeUrl, toSums } from './stores.ts';
import { DAY_MS } from './trace-rows.ts';
import { makeVictoriaFleet, VICTORIA_SHIFT_MS } from './victoria-fleet.ts';
import { VictoriaMetrics } from './victoria.ts';

const TIMES = 200;
/** Sums over the whole fleet take VictoriaMetrics many seconds. */
const TIMES_OF_SUMS = 1;
const PORT = 18_441;

/** What is asked of the fleet; the name says it. */
export type Question =
  'one host × 24 h' | 'one host × 30 d' | 'latest of all hosts' | 'totals of the fleet' | 'fleet × 30 d';

/** How long answers took, of those who were asked. */
export type Answers = Partial<Record<Question, Asked>>;

/** Another host each time. */
const toName = (place: number, { hosts }: FleetShape) => toHostName(((place * 37) % hosts) + 1);

/** Asks the built API over a fleet of this shape. */
export async function askOwnFleet(shape: FleetShape): Promise<Answers> {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  cpSync(await makeFleetFile(shape), dir, { recursive: true });
  const api = await startApi(dir);
  const to = toFleetEnd(shape);
  const answerer = { pid: api.process.pid, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } };
  const askFor = (toPath: (place: number) => string) =>
    ask(answerer, TIMES, (place) => `${api.url}/api/v1/${toPath(place)}`);
  const range = (days: number) => `from=${to - days * DAY_MS}&to=${to}`;
  const answers = {
    'one host × 24 h': await askFor((place) => `hosts/${toName(place, shape)}/history?${range(1)}`),
    'one host × 30 d': await askFor((place) => `hosts/${toName(place, shape)}/history?${range(30)}`),
    'latest of all hosts': await askFor(() => `hosts?limit=${shape.hosts}`),
    'totals of the fleet': await askFor(() => 'fleet/latest'),
    'fleet × 30 d': await askFor(() => `fleet/history?${range(30)}`),
  };
  await killAll();
  rmSync(dir, { recursive: true, force: true });
  return answers;
}

/** Asks VictoriaMetrics over the states of the same fleet, for the same answers: least, mean and largest in as many buckets; sums are of means. */
export async function askVictoriaFleet(shape: FleetShape): Promise<Answers> {
  const victoria = await VictoriaMetrics.start(await makeVictoriaFleet(shape, PORT), PORT);
  const to = toFleetEnd(shape) - VICTORIA_SHIFT_MS;
  const range = (days: number, stepS: number) => ({ from: to - days * DAY_MS, to, stepS });
  const askFor = (times: number, toUrl: (place: number) => string) => ask(victoria, times, toUrl);
  const latest = new URLSearchParams({ query: 'tcp_sockets', time: `${to / 1_000}` }).toString();
  const answers = {
    'one host × 24 h': await askFor(TIMES, (place) =>
      toRangeUrl(victoria.url, toBands(toName(place, shape), 120), range(1, 120)),
    ),
    'one host × 30 d': await askFor(TIMES, (place) =>
      toRangeUrl(victoria.url, toBands(toName(place, shape), 3_600), range(30, 3_600)),
    ),
    'latest of all hosts': await askFor(TIMES, () => `${victoria.url}/api/v1/query?${latest}`),
    'fleet × 30 d': await askFor(TIMES_OF_SUMS, () =>
      toRangeUrl(victoria.url, toSums(3_600), range(30, 3_600)),
    ),
  };
  await victoria.stop();
  return answers;
}
