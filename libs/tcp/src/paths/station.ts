import type { Endpoint, Middlebox } from './behaviour.js';
import type { HopKindDefinition } from './hop-kind-definition.js';
import { toKindDefinition } from './hop-kinds.js';
import { HopKernel } from './hop-kernel.js';
import { HopSettings } from './hop-settings.js';
import type { Hop, Path, PathProtocol } from './path.js';
import type { PortPool } from './port-pool.js';
import { toSameText, type ProductText } from './product-text.js';

/** A hop with what follows from its settings. */
export interface Station {
  /** Its place in the path; `null` for a peer that the path does not name. */
  readonly at: number | null;
  readonly hop: Hop;
  readonly definition: HopKindDefinition;
  readonly settings: HopSettings;
  readonly kernel: HopKernel;
  /** How people call it. */
  readonly name: ProductText;
  readonly behaviour: Endpoint | Middlebox;
  /** The ports of one that has not those of Linux; `null` where it has, or nobody documents them. */
  readonly ownPorts: PortPool | null;
}

/** A hop with sockets of its own. */
export type EndpointStation = Station & { readonly behaviour: Endpoint };

/** A hop that packets only pass. */
export type MiddleboxStation = Station & { readonly behaviour: Middlebox };

/** One TCP connection of a path: two ends and what its packets pass. */
export interface Segment {
  readonly left: EndpointStation;
  readonly right: EndpointStation;
  readonly boxes: readonly MiddleboxStation[];
}

/** What the rules look at. */
export interface PathModel {
  readonly path: Path;
  readonly protocol: PathProtocol;
  readonly stations: readonly Station[];
  readonly segments: readonly Segment[];
}

const DATABASES: ReadonlySet<string> = new Set(['mysql', 'postgresql', 'redis']);
/** Whoever ends a path as one of these may speak anything. */
const OF_NO_PROTOCOL: ReadonlySet<string> = new Set(['server', 'linux', 'haproxy', 'client']);

/**
 * What travels along a path: what it says, else `tcp` where a database ends it, or where a proxy is in TCP mode and
 * nothing that speaks HTTP ends it, else `http`.
 */
export function toProtocol({ protocol, hops }: Path): PathProtocol {
  if (protocol) return protocol;
  const last = hops.at(-1)?.kind ?? '';
  const isRelayed = hops.some(({ settings }) => settings?.['mode'] === 'tcp');
  return DATABASES.has(last) || (isRelayed && OF_NO_PROTOCOL.has(last)) ? 'tcp' : 'http';
}

/** The stations of a path and the connections between them. Ends that the path does not name are peers nobody spoke of. */
export function toModel(path: Path): PathModel {
  const protocol = toProtocol(path);
  const stations = path.hops.map((hop, at) => toStation(hop, at, protocol, at < path.hops.length - 1));
  const [first] = stations;
  const last = stations.at(-1);
  const opened =
    first && hasClientSide(first)
      ? [toStation({ kind: 'client' }, null, protocol, true), ...stations]
      : stations;
  const closed =
    last && hasServerSide(last) ? [...opened, toStation({ kind: 'server' }, null, protocol, false)] : opened;
  return { path, protocol, stations, segments: toSegments(closed) };
}

function toStation(hop: Hop, at: number | null, protocol: PathProtocol, passesOn: boolean): Station {
  const definition = toKindDefinition(hop.kind);
  const settings = new HopSettings(hop, definition.settings);
  const kernel = new HopKernel(hop);
  const reading = { settings, kernel, protocol, passesOn };
  return {
    at,
    hop,
    definition,
    settings,
    kernel,
    name: hop.name === undefined ? definition.title : toSameText(hop.name),
    behaviour: definition.behave(reading),
    ownPorts: definition.toPorts?.(reading) ?? null,
  };
}

function hasClientSide({ behaviour, definition }: Station): boolean {
  return behaviour.role === 'middlebox' || (behaviour.left !== null && definition.role !== 'client');
}

function hasServerSide({ behaviour }: Station): boolean {
  return behaviour.role === 'middlebox' || behaviour.right !== null;
}

function toSegments(stations: readonly Station[]): Segment[] {
  const segments: Segment[] = [];
  let left: EndpointStation | undefined;
  let boxes: MiddleboxStation[] = [];
  for (const station of stations) {
    if (isMiddlebox(station)) {
      boxes.push(station);
    } else if (isEndpoint(station)) {
      if (left) segments.push({ left, right: station, boxes });
      left = station;
      boxes = [];
    }
  }
  return segments;
}

/** Whether the TCP of a station is that of Linux: by its kind, or by the sysctls it has where its kind runs on any system. */
export function isLinux({ definition, hop }: Station): boolean {
  return (
    definition.system === 'linux' || (definition.system === 'any' && Object.keys(hop.kernel ?? {}).length > 0)
  );
}

/** Whether a station only passes packets on. */
export function isMiddlebox(station: Station): station is MiddleboxStation {
  return station.behaviour.role === 'middlebox';
}

/** Whether a station has sockets. */
export function isEndpoint(station: Station): station is EndpointStation {
  return station.behaviour.role === 'endpoint';
}
