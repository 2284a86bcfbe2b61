import type { Inspection, Services } from '@finwait/contracts';
import { toServiceFigures, type ServiceCounts } from '@finwait/tcp';

type Sum = Inspection['other'];

/** What two inspections by port, of ESTABLISHED and of TIME_WAIT, say of the ports that a host listens on and of the rest. */
export function toServices(
  host: string,
  listening: ReadonlySet<number>,
  established: Inspection,
  timeWait: Inspection,
): Services {
  const ports = new Map<number, ServiceCounts>();
  const waiting = toSums(timeWait);
  const open = toSums(established);
  for (const port of [...open.keys(), ...waiting.keys()]) {
    if (listening.has(port)) ports.set(port, toCounts([open.get(port)], [waiting.get(port)]));
  }
  const isOutgoing = ([port]: [number, Sum]) => !listening.has(port);
  const outgoing = toCounts(
    [...[...open].filter(isOutgoing).map(([, sum]) => sum), established.other],
    [...[...waiting].filter(isOutgoing).map(([, sum]) => sum), timeWait.other],
  );
  const all: [number | null, ServiceCounts][] = [...ports, [null, outgoing]];
  const services = all
    .map(([port, counts]) => ({ port, ...counts, ...toServiceFigures(counts) }))
    .filter((one) => one.established + one.timeWait > 0)
    .toSorted((one, other) => other.established + other.timeWait - one.established - one.timeWait);
  const shown = new Set(services.map(({ port }) => port));
  const isCut = (established.otherGroups ?? 1) + (timeWait.otherGroups ?? 1) > 0;
  const omitted = isCut ? [...listening].filter((port) => !shown.has(port)).length : 0;
  return { host, takenAt: established.takenAt, services, omitted };
}

function toSums({ groups }: Inspection): Map<number, Sum> {
  return new Map(groups.flatMap((group) => (group.key.port === undefined ? [] : [[group.key.port, group]])));
}

function toCounts(open: readonly (Sum | undefined)[], waiting: readonly (Sum | undefined)[]): ServiceCounts {
  const sums = open.filter((sum) => sum !== undefined);
  const total = (read: (sum: Sum) => number | undefined) =>
    sums.reduce((all, sum) => all + (read(sum) ?? 0), 0);
  const ages = sums.flatMap(({ oldest }) => (oldest ? [oldest.ageMs] : []));
  return {
    established: total(({ count }) => count),
    withKeepalive: total(({ timers }) => timers.keepalive),
    withoutTimer: total(({ timers }) => timers.none),
    longestIdleMs: ages.length === 0 ? null : Math.max(...ages),
    timeWait: waiting.reduce((all, sum) => all + (sum?.count ?? 0), 0),
  };
}
