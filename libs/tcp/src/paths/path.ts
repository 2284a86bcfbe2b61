import type { HopKind } from './hop-kind.js';

/** What travels along a path. `websocket` is HTTP that became a tunnel. */
export const PATH_PROTOCOLS = ['http', 'tcp', 'websocket'] as const;

/** What travels along a path. */
export type PathProtocol = (typeof PATH_PROTOCOLS)[number];

/**
 * A setting as its vendor writes it: a number in the vendor's own unit, or text such as `50s`, `indefinite`, `off`.
 * `unknown` says that the value exists but could not be seen; a setting that is left out has the vendor's default.
 */
export type HopValue = number | string | boolean;

/** The connections that a hop opens towards the next one, or that pass it where it is a NAT. */
export interface OpenedConnections {
  /** Connections opened a second. */
  readonly perSecond: number;
  /** Whether this hop sends the first FIN, so that TIME_WAIT and the port it holds are here. A NAT holds a port whoever does. */
  readonly closesFirst?: boolean;
  /** Whether one connection for each request is meant: no reuse is then expected. */
  readonly shortLived?: boolean;
  /** Different destination addresses and ports; 1 where left out. */
  readonly destinations?: number;
  /** Own addresses that connections leave from (of a NAT its public ones, of a BIG-IP those of its SNAT pool); 1 where left out. It does not matter where a NAT gives each machine its share of ports. */
  readonly sourceAddresses?: number;
  /** Whether the next hop is on the same host, reached through loopback. */
  readonly isLoopback?: boolean;
}

/** What was counted on the host of a hop. */
export interface HopObservations {
  /** Sockets in TIME_WAIT on the host. */
  readonly timeWaits?: number;
  /** Sockets in SYN_RECV on the listener of this hop. */
  readonly synReceivedOnListener?: number;
}

/** One station of a path: a program with sockets of its own, or a device that only passes packets on. */
export interface Hop {
  readonly kind: HopKind;
  /** How people call it; the kind where left out. */
  readonly name?: string;
  /** The version of the software, such as `1.28.0`; the newest known where left out. */
  readonly version?: string;
  /** The host in the fleet whose kernel settings belong to this hop. */
  readonly host?: string;
  /** By the vendor's names and in the vendor's units: docs/paths.md lists them. */
  readonly settings?: Readonly<Record<string, HopValue>>;
  /** Linux sysctls of the hop's network namespace, by the last part of their name; Linux' defaults where left out. */
  readonly kernel?: Readonly<Record<string, number | string | readonly number[]>>;
  readonly opens?: OpenedConnections;
  readonly observed?: HopObservations;
}

/** The way of a connection from who asks to who answers. */
export interface Path {
  readonly name?: string;
  /** Where left out: `tcp` for a path that ends at a database, or has a proxy in TCP mode and ends at nothing that speaks HTTP; else `http`. */
  readonly protocol?: PathProtocol;
  /** Round-trip time between the ends, milliseconds; 1 where left out. */
  readonly roundTripMs?: number;
  /** The longest time that a request takes at the last hop, seconds; unknown where left out. */
  readonly requestSeconds?: number;
  /** How often an end sends application data that keep a tunnel busy (such as WebSocket pings), seconds; never where left out. */
  readonly pingSeconds?: number;
  /** The client first. */
  readonly hops: readonly Hop[];
}
