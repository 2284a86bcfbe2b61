import type { Host, HostDetail, StateCounts } from '@finwait/contracts';
import {
  COUNTER_NAMES,
  GAUGE_NAMES,
  STATE_NAMES,
  toColumnIndex,
  toQuality,
  type ColumnName,
  type ColumnValues,
} from '@finwait/tcp';
import { toIntervalMs, toStatus, type LiveHost } from './host-registry.js';

/** The named columns of a row; a column the row does not have is `null`. */
export function pickColumns<Name extends ColumnName>(
  values: ColumnValues,
  names: readonly Name[],
): Record<Name, number | null> {
  return Object.fromEntries(names.map((name) => [name, values[toColumnIndex(name)] ?? null])) as Record<
    Name,
    number | null
  >;
}

/** A host as REST tells it. */
export function toHostAnswer(host: LiveHost, now: number): Host {
  const { latest, profile, cost } = host;
  return {
    name: host.name,
    tags: { ...host.tags },
    status: toStatus(host, now),
    enrolledAt: host.enrolledAt,
    lastSeenAt: host.lastSeenAt ?? null,
    takenAt: latest?.takenAt ?? null,
    intervalMs: toIntervalMs(host) ?? null,
    states: latest ? (pickColumns(latest.values, STATE_NAMES) satisfies StateCounts) : null,
    unknown: latest ? pickColumns(latest.values, ['unknown']).unknown : null,
    quality: latest ? toQuality(latest.flags) : null,
    agent: {
      version: profile?.agentVersion ?? null,
      source: profile?.source ?? null,
      platform: profile?.platform ?? null,
      cpuMs: cost?.cpuMs ?? null,
      rssBytes: cost?.rssBytes ?? null,
    },
  };
}

/** A host as REST tells it, with every column of its newest snapshot. */
export function toHostDetailAnswer(host: LiveHost, now: number): HostDetail {
  const { latest } = host;
  return {
    ...toHostAnswer(host, now),
    gauges: latest ? pickColumns(latest.values, GAUGE_NAMES) : null,
    counters: latest ? pickColumns(latest.values, COUNTER_NAMES) : null,
  };
}
