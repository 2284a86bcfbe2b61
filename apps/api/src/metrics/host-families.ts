import { COLUMNS, SOCKETS_METRIC, STATE_NAMES, isState, toMetricName, type Column } from '@finwait/tcp';
import { toFleetAnswer } from '../fleet/fleet-totals.js';
import { toIntervalMs, toStatus, type LiveHost } from '../hosts/host-registry.js';
import { toLabels, type MetricFamily, type Series } from './exposition.js';

/** Hosts whose series are told; those beyond are in the totals alone. */
export const MOST_HOSTS = 1_000;

const STATE_LABELS = STATE_NAMES.map((state) => toLabels({ state }));
const COMPANIONS = COLUMNS.flatMap((column, at) => (isState(column.name) ? [] : [{ column, at }]));

/** Everything that is told of hosts at `now`: first the totals of all of them, then the series of the first thousand by name. */
export function* toHostFamilies(hosts: readonly LiveHost[], now: number): Generator<MetricFamily> {
  const sorted = [...hosts].sort((one, other) => (one.name < other.name ? -1 : 1));
  const told = sorted.slice(0, MOST_HOSTS);
  yield* toTotals(hosts, now);
  yield gauge('finwait_hosts_omitted', 'hosts that are in the totals alone', [
    ['', hosts.length - told.length],
  ]);
  const live = told.filter((host) => toStatus(host, now) === 'live');
  yield* toStanding(told, now);
  yield gauge(SOCKETS_METRIC, 'sockets of the newest snapshot by state', toStateSeries(live));
  for (const { column, at } of COMPANIONS) yield toColumnFamily(column, at, live);
}

function* toTotals(hosts: readonly LiveHost[], now: number): Generator<MetricFamily> {
  const { hosts: byStatus, states, held } = toFleetAnswer(hosts, now);
  const totals = STATE_NAMES.flatMap((state, at): Series[] => {
    const value = states[state];
    return value === null ? [] : [[STATE_LABELS[at] ?? '', value]];
  });
  yield gauge(
    'finwait_hosts',
    'hosts by status',
    Object.entries(byStatus).map(([status, count]) => [toLabels({ status }), count]),
  );
  yield gauge('finwait_hosts_held', 'silent hosts that stay in the totals at their last value', [['', held]]);
  yield gauge(
    'finwait_fleet_tcp_sockets',
    'sockets of all hosts by state, silent hosts held for an hour',
    totals,
  );
}

/** What is true of a host whether it reports or not. */
function* toStanding(hosts: readonly LiveHost[], now: number): Generator<MetricFamily> {
  const each = (read: (host: LiveHost) => number | undefined): Series[] =>
    hosts.flatMap((host) => {
      const value = read(host);
      return value === undefined ? [] : [[toLabels({ host: host.name }), value] as const];
    });
  yield gauge(
    'finwait_host_up',
    '1 while the host reports, 0 when it is silent or was never heard',
    each((host) => (toStatus(host, now) === 'live' ? 1 : 0)),
  );
  yield gauge(
    'finwait_host_info',
    'what reports for the host, and its tags',
    hosts.map((host) => [toInfo(host), 1]),
  );
  yield gauge(
    'finwait_host_last_seen_timestamp_seconds',
    'when the newest snapshot arrived',
    each(({ lastSeenAt }) => toSeconds(lastSeenAt)),
  );
  yield gauge(
    'finwait_host_interval_seconds',
    'time from one snapshot to the next',
    each((host) => toSeconds(toIntervalMs(host))),
  );
  yield gauge(
    'finwait_agent_read_cpu_seconds',
    'CPU time of the last read',
    each(({ cost }) => toSeconds(cost?.cpuMs)),
  );
  yield gauge(
    'finwait_agent_resident_memory_bytes',
    'resident memory of the agent',
    each(({ cost }) => cost?.rssBytes),
  );
  yield counter(
    'finwait_agent_dropped_snapshots_total',
    'snapshots the agent could not keep, since this process started',
    each(({ drops }) => drops?.sum.count ?? 0),
  );
}

function toColumnFamily(
  { name, kind, meaning }: Column,
  at: number,
  hosts: readonly LiveHost[],
): MetricFamily {
  const series = hosts.flatMap((host): Series[] => {
    const value = host.latest?.values[at] ?? null;
    return value === null ? [] : [[toLabels({ host: host.name }), value]];
  });
  return { name: toMetricName(name), type: kind, meaning, series };
}

function* toStateSeries(hosts: readonly LiveHost[]): Generator<Series> {
  for (const host of hosts) {
    const label = toLabels({ host: host.name });
    for (const [at, state] of STATE_LABELS.entries()) {
      const value = host.latest?.values[at] ?? null;
      if (value !== null) yield [`${label},${state}`, value];
    }
  }
}

/** Tags become labels as Kubernetes' do in kube-state-metrics: `env` is `tag_env`. */
function toInfo({ name, profile, tags }: LiveHost): string {
  const tagLabels = Object.entries(tags).map(([key, value]) => [
    `tag_${key.replaceAll(/[^A-Za-z0-9_]/g, '_')}`,
    value,
  ]);
  return toLabels({
    host: name,
    source: profile?.source ?? '',
    platform: profile?.platform ?? '',
    agent_version: profile?.agentVersion ?? '',
    ...(Object.fromEntries(tagLabels) as Record<string, string>),
  });
}

function gauge(name: string, meaning: string, series: Iterable<Series>): MetricFamily {
  return { name, type: 'gauge', meaning, series };
}

function counter(name: string, meaning: string, series: Iterable<Series>): MetricFamily {
  return { name, type: 'counter', meaning, series };
}

function toSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : ms / 1_000;
}
