import { MAX_SERVERS, type Band, type ServerActivityAnswer } from '@finwait/contracts';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { spreadFigures, toGaugeBands, toRateBands } from '../bands.js';
import { mergeBuckets } from '../bucket-rows.js';
import { toStepMs } from '../step.js';
import { TIERS, toStart } from '../tier.js';
import type { KnownActivity } from '../../hosts/host-registry.js';
import type { ActivityQuery } from './activity-query.js';
import { ActivityReader, type LastSaid } from './activity-reader.js';
import { ACTIVITY_LAYOUT, SERVER_DAY_MS } from './activity-reading.js';
import type { ActivityTables, StoredServer } from './activity-tables.js';

/** Servers are asked once a minute, a second after it. */
const LEAST_STEP_MS = 60_000;

type Answered = ServerActivityAnswer['servers'][number];

/** A server that the agent told of last, that said something in the range, or both. */
interface FoundServer extends Pick<KnownActivity, 'kind' | 'place' | 'latest' | 'why'> {
  readonly id: number | undefined;
}

/** What the servers of a host did, as REST tells it, and the days that cannot be read. */
export function answerActivity(tables: ActivityTables, query: ActivityQuery): ServerActivityAnswer {
  const { host, from, to, maxPoints } = query;
  const stepMs = Math.max(toStepMs(to - from, maxPoints), LEAST_STEP_MS);
  const found = findServers(tables, query);
  const damaged: NonNullable<ServerActivityAnswer['damaged']> = [];
  const servers = found.slice(0, MAX_SERVERS).map((server) => {
    const reader = server.id === undefined ? undefined : new ActivityReader(tables, server.id);
    const answered = toAnswered(server, reader, query, stepMs);
    const { kind, place } = server;
    for (const day of reader?.damaged ?? []) damaged.push({ kind, place, ...day });
    return answered;
  });
  return {
    ...{ host, from, to, stepMs },
    columns: ACTIVITY_COLUMNS.map((column) => ({ ...column })),
    servers,
    omittedServers: found.length - servers.length,
    ...(damaged.length > 0 && { damaged }),
  };
}

/** Those of the agent's last word, then the others with the newest first. */
function findServers(tables: ActivityTables, { hostId, from, to, told }: ActivityQuery): FoundServer[] {
  const toKey = ({ kind, place }: Pick<StoredServer, 'kind' | 'place'>) => `${kind} ${place}`;
  const stored = new Map(tables.readServers(hostId).map((server) => [toKey(server), server]));
  const known = told.map((server) => ({ ...server, id: stored.get(toKey(server))?.id }));
  const toldKeys = new Set(told.map(toKey));
  const others = [...stored.values()]
    .filter((server) => !toldKeys.has(toKey(server)))
    .filter(({ id }) => tables.readStarts(id, toStart(from, SERVER_DAY_MS), to).length > 0)
    .map((server): FoundServer => ({ ...server, latest: null, why: null }))
    .toSorted((one, other) => toLastStart(tables, other) - toLastStart(tables, one));
  return [...known, ...others];
}

function toLastStart(tables: ActivityTables, { id }: FoundServer): number {
  if (id === undefined) return -Infinity;
  return tables.readLastHot(id) ?? tables.readLastDay(id) ?? -Infinity;
}

function toAnswered(
  { kind, place, latest, why }: FoundServer,
  reader: ActivityReader | undefined,
  { from, to }: ActivityQuery,
  stepMs: number,
): Answered {
  const said = latest ?? reader?.readLatest() ?? null;
  const base = reader?.count(from, to, toBaseMs(stepMs));
  const merged = base && mergeBuckets(base, { layout: ACTIVITY_LAYOUT, stepMs });
  const first = toStart(from, stepMs);
  const rows = new Int32Array((toStart(to - 1, stepMs) - first) / stepMs + 1).fill(-1);
  for (const [row, at] of merged?.at.entries() ?? []) rows[(at - first) / stepMs] = row;
  const spread = (figures: Float64Array | undefined) => spreadFigures(figures, rows);
  const bands =
    base && merged
      ? [...toGaugeBands(ACTIVITY_LAYOUT, merged), ...toRateBands(ACTIVITY_LAYOUT, base, merged, stepMs)]
      : [];
  const series = bands.map(([name, { min, avg, max }]): [string, Band] => [
    name,
    { min: spread(min), avg: spread(avg), max: spread(max) },
  ]);
  return {
    ...{ kind, place, why },
    latest: said && toNamed(said),
    at: Array.from(rows, (_, bucket) => first + bucket * stepMs),
    samples: spread(merged?.series[0]).map((samples) => samples ?? 0),
    series: Object.fromEntries(series.filter(([, { avg }]) => avg.some((figure) => figure !== null))),
  };
}

/** Of what buckets are made: of readings, or of buckets as the tiers of the history have them where those are finer still. */
function toBaseMs(stepMs: number): number {
  if (stepMs >= TIERS['1h'].stepMs) return TIERS['1h'].stepMs;
  return stepMs >= TIERS['5m'].stepMs ? TIERS['5m'].stepMs : 1;
}

function toNamed({ at, values }: LastSaid) {
  const named = ACTIVITY_COLUMNS.map(({ name }, column) => [name, values[column] ?? null] as const);
  return { at, values: Object.fromEntries(named) };
}
