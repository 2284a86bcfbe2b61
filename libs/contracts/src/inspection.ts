import { isState, type PathSum, type SocketAge, type SocketTimer, type State } from '@finwait/tcp';
import type { ErrorCode } from './errors.js';

/**
 * What the sockets of an inspection can be grouped by. `process`: the one that holds the socket. `peer`: the remote
 * address, without its port; an IPv4-mapped one as IPv4. `port`: the local port. `uid`: the owner's user id. `unit`: the
 * path of the control group (v2) the socket was made in, whose last part is the systemd unit where there is one.
 */
export const INSPECTION_FIELDS = ['process', 'peer', 'port', 'uid', 'unit'] as const;

/** One thing sockets can be grouped by. */
export type InspectionField = (typeof INSPECTION_FIELDS)[number];

/** Most groups one inspection shows; the rest is summed up. */
export const MAX_INSPECTION_GROUPS = 200;

/** How long the API waits for an agent's inspection, in milliseconds. */
export const INSPECTION_TIMEOUT_MS = 10_000;

/** Longest text of a command line or a control group's path in an inspection, in UTF-8 bytes; what is longer is cut. */
export const MAX_INSPECTED_TEXT_BYTES = 200;

/** What the API asks an agent, the one thing it may ask: which sockets, grouped how. Read-only and bounded. */
export interface InspectionRequest {
  /** Sockets in these states; in all when left out. */
  readonly states?: readonly State[];
  /** Groups are the combinations of these fields; all sockets are one group when it is empty. */
  readonly groupBy: readonly InspectionField[];
  /** Most groups shown, the largest first; 1 to {@link MAX_INSPECTION_GROUPS}. */
  readonly limit: number;
  /** Adds round-trip times and retransmissions to every group. */
  readonly withPaths?: boolean;
}

/** A process that holds sockets, or was seen holding them. */
export interface InspectedProcess {
  readonly pid: number;
  /** The command's name, at most 15 bytes. Source: `comm` in proc_pid_stat(5). */
  readonly command: string;
  /** The beginning of its command line, as `ps` shows it; `null` where it could not be read. */
  readonly commandLine: string | null;
  /** When it was started, in epoch milliseconds by the host's clock. */
  readonly startedAt: number;
}

/**
 * Whether a socket's process is known. `known`: it is named. `hidden`: there is one, which this agent may not see, or which
 * let go of the socket meanwhile. `none`: no process holds the socket, as it was closed or not accepted yet, and none was
 * seen holding it before.
 */
export type OwnerKind = 'known' | 'hidden' | 'none';

/** What the sockets of a group have in common: the fields of `groupBy`. */
export interface InspectionKey {
  readonly process?: InspectedProcess | null;
  /** There with `process`. */
  readonly owner?: OwnerKind;
  /** `null` where there is no peer. */
  readonly peer?: string | null;
  readonly port?: number;
  /** `null` where the kernel names no user. */
  readonly uid?: number | null;
  /** `null` where the kernel names no control group, or none that the agent can see. */
  readonly unit?: string | null;
}

/** What several sockets come to. */
export interface InspectionSum {
  readonly count: number;
  /** Sockets by state; a state without any is absent. */
  readonly states: Readonly<Partial<Record<State | 'unknown', number>>>;
  /** Sockets by the timer that runs on them; a timer without any is absent. */
  readonly timers: Readonly<Partial<Record<SocketTimer, number>>>;
  /**
   * The greatest age known: how long a socket has been in its state, or how long no data has passed in ESTABLISHED;
   * `null` where neither the kernel nor an earlier inspection tells.
   */
  readonly oldest: SocketAge | null;
  /** Bytes that arrived and were not read; listeners are left out. */
  readonly receiveQueueBytes: number;
  /** Bytes that were sent and not acknowledged; listeners are left out. */
  readonly sendQueueBytes: number;
  /** `null` unless the request asked for it and a socket told. */
  readonly paths: PathSum | null;
}

/** One group of sockets. */
export interface InspectionGroup extends InspectionSum {
  readonly key: InspectionKey;
  /** The first few sockets of the group. */
  readonly samples: readonly {
    readonly state: State | null;
    readonly local: string;
    readonly remote: string;
  }[];
}

/** Sockets by how their process was found out; `null` when the request did not group by process. */
export interface InspectionOwners {
  /** A process holds the socket now. */
  readonly held: number;
  /** No process holds it any more; an earlier inspection saw which did. */
  readonly remembered: number;
  /** As {@link OwnerKind}. */
  readonly hidden: number;
  /** As {@link OwnerKind}. */
  readonly none: number;
}

/** What an inspection found. */
export interface InspectionFindings {
  /** When the walk over the sockets began, in epoch milliseconds by the host's clock. */
  readonly takenAt: number;
  /** How long the whole inspection took, in milliseconds. */
  readonly tookMs: number;
  /** Sockets in the states asked for: all of them, shown or not. */
  readonly sockets: number;
  /** The kernel says that its table changed so that sockets may be missing or doubled. */
  readonly interrupted: boolean;
  readonly owners: InspectionOwners | null;
  /** The largest groups, largest first. */
  readonly groups: readonly InspectionGroup[];
  /** All sockets that are in none of the groups. */
  readonly other: InspectionSum;
  /** Groups behind `other`; `null` when there were more than the agent keeps apart. */
  readonly otherGroups: number | null;
}

/** The agent's answer to an {@link InspectionRequest}. */
export type InspectionAnswer =
  | ({ readonly ok: true } & InspectionFindings)
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

/** True when `message` is a request this release can answer, with nothing odd in it. */
export function isInspectionRequest(message: unknown): message is InspectionRequest {
  if (typeof message !== 'object' || message === null) return false;
  const { states, groupBy, limit, withPaths } = message as Partial<Record<keyof InspectionRequest, unknown>>;
  return (
    (states === undefined || (isListOf(states, isState) && states.length > 0)) &&
    isListOf(groupBy, isInspectionField) &&
    typeof limit === 'number' &&
    Number.isInteger(limit) &&
    limit >= 1 &&
    limit <= MAX_INSPECTION_GROUPS &&
    (withPaths === undefined || typeof withPaths === 'boolean')
  );
}

function isInspectionField(name: string): boolean {
  return (INSPECTION_FIELDS as readonly string[]).includes(name);
}

/** No name can be there twice, which bounds the length. */
function isListOf(list: unknown, isName: (name: string) => boolean): list is unknown[] {
  if (!Array.isArray(list) || new Set(list).size !== list.length) return false;
  return list.every((name) => typeof name === 'string' && isName(name));
}
