import { SERVER_KINDS, type HostServers, type RecordedKind } from '@finwait/contracts';
import type { F5VirtualServer, ServerHop } from '@finwait/tcp';

/** One way through a server, with what is set there. */
export interface RecordedHop extends Pick<ServerHop, 'target' | 'settings'> {
  readonly kind: RecordedKind;
  /** Its name. */
  readonly hop: string;
}

/**
 * What the servers of a host have set after its agent told them. Of a kind that could not be read in full, what is not
 * told stays as it was known: a server that was closed to the agent, hops beyond the length of a message, processes that
 * are hidden. What a BIG-IP told stays too.
 */
export function recordServers(told: HostServers, known: readonly RecordedHop[]): RecordedHop[] {
  const hops = told.servers.flatMap((server) =>
    server.hops.map(({ name, target, settings }) => ({ kind: server.kind, hop: name, target, settings })),
  );
  const names = new Set(hops.map(toName));
  const whole = new Set<RecordedKind>(SERVER_KINDS.filter((kind) => isWhole(kind, told)));
  return [...hops, ...known.filter((hop) => !whole.has(hop.kind) && !names.has(toName(hop)))];
}

function isWhole(kind: RecordedKind, { servers, why, omittedHops }: HostServers): boolean {
  const ofKind = servers.filter((server) => server.kind === kind);
  const isClosed = ofKind.some(
    ({ hops, unseen }) => hops.length === 0 && unseen.some(({ setting }) => setting === 'all'),
  );
  return !isClosed && omittedHops === 0 && (ofKind.length > 0 || why === null);
}

/** What is set after a BIG-IP told its virtual servers; what an agent told of the same host stays. */
export function recordVirtualServers(
  told: readonly F5VirtualServer[],
  known: readonly RecordedHop[],
): RecordedHop[] {
  const hops = told.map(({ name, hop: { kind, settings } }) => ({ kind, hop: name, target: null, settings }));
  return [...hops, ...known.filter(({ kind }) => SERVER_KINDS.some((found) => found === kind))];
}

/** The same text for the same hops, in whatever order they and their settings are told, and however often. */
export function toRecord(hops: readonly RecordedHop[]): string {
  return `[${[...new Set(hops.map(toHopText))].sort().join(',')}]`;
}

/** The hops of a text that {@link toRecord} wrote. */
export function parseRecord(text: string): RecordedHop[] {
  return JSON.parse(text) as RecordedHop[];
}

/** The same text for the same hop. */
export function toHopText({ kind, hop, target, settings }: RecordedHop): string {
  const sorted = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({ kind, hop, target, settings: Object.fromEntries(sorted) });
}

/** The same text for hops of one kind that are called the same. */
export function toName({ kind, hop }: Pick<RecordedHop, 'kind' | 'hop'>): string {
  return JSON.stringify([kind, hop]);
}
