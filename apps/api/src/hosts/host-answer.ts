import type { Host, HostDetail, HostListeners, StateCounts } from '@finwait/contracts';
import {
  COUNTER_NAMES,
  GAUGE_NAMES,
  STATE_NAMES,
  hasMoved,
  toColumnIndex,
  toQuality,
  type ColumnName,
  type ColumnValues,
} from '@finwait/tcp';
import { toF5Answer } from './f5-answer.js';
import { toIntervalMs, toStatus, type KnownListeners, type LiveHost } from './host-registry.js';

/** The named columns of a row; a column the row does not have is `null`. */
export function pickColumns<Name extends ColumnName>(
  values: ColumnValues,
  names: readonly Name[],
): Record<Name, number | null> {
  const picked = {} as Record<Name, number | null>;
  for (const name of names) picked[name] = values[toColumnIndex(name)] ?? null;
  return picked;
}

/** A host as REST tells it. */
export function toHostAnswer(host: LiveHost, now: number): Host {
  const { latest, profile, cost, drops } = host;
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
    hasMoved: latest ? hasMoved(latest.flags) : null,
    agent: {
      version: profile?.agentVersion ?? null,
      source: profile?.source ?? null,
      platform: profile?.platform ?? null,
      cpuMs: cost?.cpuMs ?? null,
      rssBytes: cost?.rssBytes ?? null,
      dropped: drops?.sum ?? null,
    },
  };
}

/** A host as REST tells it, with every column of its newest snapshot, its kernel settings, its listeners and its other namespaces, or its virtual servers. */
export function toHostDetailAnswer(host: LiveHost, now: number): HostDetail {
  const { latest, facts } = host;
  return {
    ...toHostAnswer(host, now),
    gauges: latest ? pickColumns(latest.values, GAUGE_NAMES) : null,
    counters: latest ? pickColumns(latest.values, COUNTER_NAMES) : null,
    settings: facts.settings ?? null,
    listeners: facts.listeners ? toListenersAnswer(facts.listeners) : null,
    namespaces: facts.namespaces ? { ...facts.namespaces, others: [...facts.namespaces.others] } : null,
    f5: toF5Answer(facts),
  };
}

/** In the order of their ports. */
function toListenersAnswer({ at, table, omitted }: KnownListeners): HostListeners {
  const listeners = [...table.values()].sort(
    (one, other) => one.port - other.port || one.address.localeCompare(other.address),
  );
  return { at, listeners, omitted };
}
