import type { HopValue } from '../paths/index.js';
import type { StatusPlace } from './status-place.js';

/** One way of a connection through a server: where it takes connections, where it passes them on to, what holds there. */
export interface ServerHop {
  /** As people call it: the virtual host, server or frontend, and what it passes on to. */
  readonly name: string;
  /** Addresses and ports that it listens on, as its configuration writes them. */
  readonly listens: readonly string[];
  /** Where it passes requests on to, as its configuration writes it; `null` where it answers by itself. */
  readonly target: string | null;
  /**
   * What holds there, inherited values included, by the names that the check of paths knows and as the configuration
   * writes them. What is set nowhere is left out: the default of the server's version holds.
   */
  readonly settings: Readonly<Record<string, HopValue>>;
}

/** A place in a configuration that could not be understood; what is around it still counts. */
export interface ServerTextFault {
  /** From 1 on; in `file` where that is told. */
  readonly line: number;
  readonly file?: string;
  readonly reason: string;
}

/** What a configuration says. */
export interface ParsedServerText {
  readonly hops: readonly ServerHop[];
  readonly faults: readonly ServerTextFault[];
  /** Where the server tells what it does; empty where that is not set up. */
  readonly places: readonly StatusPlace[];
}

/** The most hops that one configuration is read for; a fault says that there are more. */
export const MAX_SERVER_HOPS = 1_000;

const MOST_FAULTS = 100;
const MOST_PLACES = 32;

/** The first hops, faults and places of a configuration. */
export function toParsedServerText(
  hops: readonly ServerHop[],
  faults: readonly ServerTextFault[],
  places: readonly StatusPlace[],
): ParsedServerText {
  const rest = hops.length - MAX_SERVER_HOPS;
  const omitted = { line: 1, reason: `${rest} more ways through this server are left out` };
  return {
    hops: rest > 0 ? hops.slice(0, MAX_SERVER_HOPS) : hops,
    faults: [...(rest > 0 ? [omitted] : []), ...faults.slice(0, MOST_FAULTS)],
    places: places.slice(0, MOST_PLACES),
  };
}
