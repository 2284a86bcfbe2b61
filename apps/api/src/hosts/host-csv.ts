import type { Host } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import { toCsv, toCsvTime } from '../web/csv.js';

/** Hosts as a table: who they are and their newest counts. */
export function toHostCsv(hosts: readonly Host[]): string {
  const head = ['name', 'status', 'lastSeenAt', 'takenAt', 'intervalMs', 'tags', ...STATE_NAMES, 'unknown'];
  return toCsv(
    head,
    hosts.map((host) => [
      host.name,
      host.status,
      toCsvTime(host.lastSeenAt),
      toCsvTime(host.takenAt),
      host.intervalMs,
      Object.entries(host.tags)
        .map(([key, value]) => `${key}:${value}`)
        .join(' '),
      ...STATE_NAMES.map((state) => host.states?.[state] ?? null),
      host.unknown,
    ]),
  );
}
