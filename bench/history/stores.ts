import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STATE_NAMES } from '@finwait/tcp';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { ADMIN_TOKEN, startApi } from '../../e2e/src/processes/started-api.ts';
import { ask, type Asked } from './ask.ts';
import { DAY_FROM, DAY_HOSTS, DAY_TO, makeDay, type Filled, type HostDay, type Kept } from './day.ts';
import { readFolderBytes } from './folder-bytes.ts';
import { fillOwnStore } from './own-store.ts';
import { endProcess, fillPrometheus, readPrometheusVersion, servePrometheus } from './prometheus.ts';
import { VictoriaMetrics } from './victoria.ts';
import { fillWideRows, serveWideRows } from './wide-rows.ts';

const STEP_S = 120;
const TIMES = 60;
const PORT = 18_431;

/** A store that was filled with the day, and how fast it tells of it over HTTP. */
export interface ComparedStore extends Filled {
  /** One host × 24 h in buckets of two minutes. */
  readonly ofOne: Asked;
  /** The sum over all hosts × 24 h, in buckets of five minutes. */
  readonly ofAll: Asked;
}

/** Fills every store that is here with the same day and asks each the same, one after the other. */
export async function compareStores(kept: Kept): Promise<ComparedStore[]> {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-stores-'));
  const day = await makeDay(kept);
  const stores = [await tryOwnStore(join(dir, 'own'), day), await tryWideRows(join(dir, 'wide.db'), day)];
  if (VictoriaMetrics.isInstalled()) stores.push(await tryVictoria(join(dir, 'victoria'), day));
  if (readPrometheusVersion()) stores.push(await tryPrometheus(join(dir, 'prometheus'), day));
  rmSync(dir, { recursive: true, force: true });
  return stores;
}

const toHost = (place: number) => (place % DAY_HOSTS) + 1;

async function tryOwnStore(dir: string, day: readonly HostDay[]): Promise<ComparedStore> {
  mkdirSync(dir);
  const filled = await fillOwnStore(dir, day);
  const api = await startApi(dir);
  const answerer = { pid: api.process.pid, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } };
  const range = `from=${DAY_FROM}&to=${DAY_TO}`;
  const ofOne = await ask(
    answerer,
    TIMES,
    (place) => `${api.url}/api/v1/hosts/bench-${toHost(place)}/history?${range}`,
  );
  const ofAll = await ask(answerer, TIMES, () => `${api.url}/api/v1/fleet/history?${range}&maxPoints=300`);
  await killAll();
  return { ...filled, ofOne, ofAll };
}

async function tryWideRows(path: string, day: readonly HostDay[]): Promise<ComparedStore> {
  const filled = fillWideRows(path, day);
  const { url, process } = await serveWideRows(path);
  const answerer = { pid: process.pid ?? 0 };
  const range = `from=${DAY_FROM}&to=${DAY_TO}`;
  const ofOne = await ask(
    answerer,
    TIMES,
    (place) => `${url}?${range}&stepMs=${STEP_S * 1_000}&host=${toHost(place)}`,
  );
  const ofAll = await ask(answerer, TIMES, () => `${url}?${range}&stepMs=300000`);
  await endProcess(process);
  return { ...filled, ofOne, ofAll };
}

async function tryVictoria(dir: string, day: readonly HostDay[]): Promise<ComparedStore> {
  const victoria = await VictoriaMetrics.start(dir, PORT);
  const startedAt = performance.now();
  for (const { name: host, at, columns } of day) {
    const series = [...columns].map(([state, figures]) => ({
      labels: { __name__: 'tcp_sockets', host, state },
      at,
      figures,
    }));
    await victoria.import(series);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await victoria.settle();
  const hostDayKb = readFolderBytes(join(dir, 'data')) / DAY_HOSTS / 1_000;
  const asked = await askByPromql(victoria.pid, victoria.url);
  await victoria.stop();
  const snapshots = day.reduce((sum, { at }) => sum + at.length, 0);
  return { store: 'VictoriaMetrics', hostDayKb, snapshotsPerSecond: snapshots / seconds, ...asked };
}

async function tryPrometheus(dir: string, day: readonly HostDay[]): Promise<ComparedStore> {
  const filled = fillPrometheus(dir, day);
  const { url, process } = await servePrometheus(dir, PORT);
  const asked = await askByPromql(process.pid ?? 0, url);
  await endProcess(process);
  return { ...filled, ...asked };
}

async function askByPromql(pid: number, url: string): Promise<Pick<ComparedStore, 'ofOne' | 'ofAll'>> {
  const range = { from: DAY_FROM, to: DAY_TO };
  const ofOne = await ask({ pid }, TIMES, (place) =>
    toRangeUrl(url, toMeans(`bench-${toHost(place)}`, STEP_S), { ...range, stepS: STEP_S }),
  );
  const ofAll = await ask({ pid }, TIMES, () => toRangeUrl(url, toSums(300), { ...range, stepS: 300 }));
  return { ofOne, ofAll };
}

const STATES = `state=~"${STATE_NAMES.join('|')}"`;

/** The means of a host's states in buckets. */
export const toMeans = (host: string, stepS: number): string =>
  `avg_over_time(tcp_sockets{host="${host}",${STATES}}[${stepS}s])`;

/** Least, mean and largest of a host's states in buckets, as MetricsQL has them in one question: what Finwait answers. */
export const toBands = (host: string, stepS: number): string =>
  `rollup(tcp_sockets{host="${host}",${STATES}}[${stepS}s])`;

/** The sums over all hosts of each state. */
export const toSums = (stepS: number): string =>
  `sum(avg_over_time(tcp_sockets{${STATES}}[${stepS}s])) by (state)`;

/** A question in PromQL over a range of time, to be worked out anew each time it is asked. */
export function toRangeUrl(
  url: string,
  query: string,
  range: { readonly from: number; readonly to: number; readonly stepS: number },
): string {
  const span = { start: `${range.from / 1_000}`, end: `${range.to / 1_000}`, step: `${range.stepS}` };
  const words = { query, ...span, nocache: '1' };
  return `${url}/api/v1/query_range?${new URLSearchParams(words).toString()}`;
}
