import type { KernelSettings, Listener } from '@finwait/tcp';
import type { ErrorCode } from './errors.js';
import { MAX_OTHER_NAMESPACES, type HostNamespaces } from './host-namespaces.js';
import type { HostServers } from './host-servers.js';
import type { InspectionAnswer, InspectionRequest } from './inspection.js';
import type { ServerReading } from './server-activity.js';

export { ERRORS, isErrorCode, type ErrorCode, type ErrorDefinition } from './errors.js';
export { parseDuration } from './duration.js';
export {
  INSPECTION_FIELDS,
  INSPECTION_TIMEOUT_MS,
  MAX_INSPECTED_TEXT_BYTES,
  MAX_INSPECTION_GROUPS,
  isInspectionRequest,
  type InspectedProcess,
  type InspectionAnswer,
  type InspectionField,
  type InspectionFindings,
  type InspectionGroup,
  type InspectionKey,
  type InspectionOwners,
  type InspectionRequest,
  type InspectionSum,
  type OwnerKind,
} from './inspection.js';
export {
  HOST_NAME_PATTERN,
  MAX_HOST_NAME_LENGTH,
  MAX_TAGS,
  MAX_TAG_VALUE_LENGTH,
  TAG_KEY_PATTERN,
} from './host-identity.js';
export {
  MAX_NAMESPACE_LABEL_LENGTH,
  MAX_OTHER_NAMESPACES,
  NAMESPACES_SEEN,
  NAMESPACE_KINDS,
  type HostNamespaces,
  type NamespaceCount,
  type NamespaceKind,
  type NamespacesSeen,
} from './host-namespaces.js';
export {
  MAX_SERVERS,
  MAX_SERVERS_TEXT,
  SERVER_KINDS,
  type HostServer,
  type HostServers,
  type ServerKind,
  type UnseenSetting,
} from './host-servers.js';
export { MAX_HOP_NAME_LENGTH } from './hop-name.js';
export { MAX_PLACE_TEXT, type ServerReading } from './server-activity.js';

/** The version of the uplink message. It changes when a row can no longer be read by an older API. */
export const PROTOCOL_VERSION = 1;

/** The socket.io namespace agents send snapshots to. */
export const UPLINK_NAMESPACE = '/agents';

/** The socket.io namespace viewers read live frames from. */
export const LIVE_NAMESPACE = '/live';

/** Most rows one `snapshots` message may hold. */
export const MAX_BATCH_ROWS = 200;

/** Most listeners one `facts` message may name. */
export const MAX_LISTENERS = 500;

/** Most network namespaces one `facts` message may tell settings of: the agent's own, and every other that is counted. */
export const MAX_SETTINGS_NAMESPACES = MAX_OTHER_NAMESPACES + 1;

/** What the agent's own network namespace is called; any other by the inode number of its `/proc/PID/ns/net`. */
export const OWN_NAMESPACE = 'own';

/** Most milliseconds between two frames of one viewer's room while something changes. */
export const LIVE_TICK_MS = 250;

/** A host is stale when its last snapshot is older than this many intervals. */
export const STALE_AFTER_INTERVALS = 3;

/** A silent host stays in the fleet's totals at its last value for this long, in milliseconds. */
export const HELD_FOR_MS = 3_600_000;

/** One snapshot on the wire: `[seq, takenAt, flags, ...columns]`, the columns in the order of `GET /columns`. */
export type UplinkRow = readonly [seq: number, takenAt: number, flags: number, ...columns: (number | null)[]];

/** What an agent's snapshot reading costs its host. */
export interface AgentCost {
  /** CPU time of the last read, user and system, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory of the agent process, in bytes. */
  readonly rssBytes: number;
}

/** What an agent says of itself in the handshake. */
export interface AgentProfile {
  readonly agentVersion: string;
  /** `netlink`, `procfs` … : where the sockets are read from. */
  readonly source: string;
  /** Operating system and release, such as `Linux 6.18.44`. */
  readonly platform: string;
  /** The interval between two snapshots that was asked for, in milliseconds. */
  readonly intervalMs: number;
}

/** `auth` of the `/agents` handshake. The host is known by the credential alone. */
export interface UplinkAuth {
  readonly credential: string;
  readonly v: number;
  readonly profile: AgentProfile;
}

/** Snapshots an agent could not keep until the API took them: a gap in the history that is not the host's silence. */
export interface DroppedSnapshots {
  readonly count: number;
  /** When the first of them was taken, in epoch milliseconds. */
  readonly from: number;
  /** When the last of them was taken, in epoch milliseconds. */
  readonly to: number;
}

/** One message of snapshots, oldest first. */
export interface SnapshotBatch {
  readonly v: number;
  /** Identifies one start of an agent; `seq` counts within it. */
  readonly run: string;
  readonly rows: readonly UplinkRow[];
  readonly cost?: AgentCost;
  /** Time to the next snapshot in milliseconds: the interval asked for, or longer where reading costs too much. */
  readonly intervalMs?: number;
  /** All that was dropped and that no acknowledged message told of; the same `from` again stands for the same loss. */
  readonly dropped?: DroppedSnapshots;
}

/** The answer to a batch. `ok` is said only after the rows are committed to disk. */
export type UplinkAck =
  | {
      readonly ok: true;
      readonly seq: number;
      /** The agent sends what waited no earlier than this, in milliseconds from now; a new snapshot it sends at once. */
      readonly afterMs?: number;
    }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly detail?: string;
      /** False: sending the same batch again can never succeed. */
      readonly retry: boolean;
      /** Earliest next try, in milliseconds from now. */
      readonly afterMs?: number;
    };

/** The kernel settings of one network namespace. */
export interface NamespaceSettings {
  /** {@link OWN_NAMESPACE}, or the inode number of the namespace. */
  readonly namespace: string;
  /** The container, unit or name it is known by; `null` where none was found. */
  readonly label: string | null;
  /** All settings of the agent's own namespace; of another one only what differs from those. */
  readonly values: Partial<KernelSettings>;
}

/** The listeners of a host, or what became of them since the last message that was acknowledged. */
export interface ListenerFacts {
  /** True: these are all of them. False: those that came or changed; the rest is as it was, less those gone. */
  readonly isComplete: boolean;
  readonly listeners: readonly Listener[];
  /** Cookies of those that are no more; empty in a complete list. */
  readonly gone: readonly string[];
  /** Listeners beyond {@link MAX_LISTENERS}, which are left out: those with the emptiest queues. */
  readonly omitted: number;
}

/**
 * What an agent knows of its host besides the counts: said whole when it connects, and again in part when something
 * changed. A part that is left out is as it was.
 */
export interface HostFacts {
  readonly v: number;
  /** When it was read, in epoch milliseconds of the host. */
  readonly at: number;
  /** Every namespace whose settings are known, the agent's own first; one that is no longer named no longer differs, or is gone. */
  readonly settings?: readonly NamespaceSettings[];
  readonly listeners?: ListenerFacts;
  /** All other network namespaces as of {@link at}. */
  readonly namespaces?: HostNamespaces;
  /** All servers that were found, as of {@link at}. */
  readonly servers?: HostServers;
  /** What the servers said of what they do, as of {@link at}: one reading for the history. */
  readonly activity?: readonly ServerReading[];
}

/** The answer to `facts`. `ok` is said after changed settings are committed to disk. */
export type FactsAck =
  { readonly ok: true } | { readonly ok: false; readonly code: ErrorCode; readonly detail?: string };

/** Events an agent sends on `/agents`. */
export interface UplinkClientEvents {
  snapshots: (batch: SnapshotBatch, acknowledge: (ack: UplinkAck) => void) => void;
  facts: (facts: HostFacts, acknowledge: (ack: FactsAck) => void) => void;
}

/** Events the API sends on `/agents`: it may ask for one bounded, read-only inspection at a time, and for nothing else. */
export interface UplinkServerEvents {
  inspect: (request: InspectionRequest, acknowledge: (answer: InspectionAnswer) => void) => void;
}

/** What a viewer asks to see. Fields add up; an empty request is refused. */
export interface LiveSubscription {
  /** Rows of these hosts. */
  readonly hosts?: readonly string[];
  /** Rows of the hosts that carry this tag, as `key:value`. */
  readonly tag?: string;
  /** Fleet totals, and rows of every host unless `hosts` or `tag` narrows them. */
  readonly fleet?: true;
  /** The columns wanted, by name; the eleven states when left out. */
  readonly states?: readonly string[];
}

/** The answer to `subscribe`. */
export type LiveAck =
  | { readonly ok: true; readonly columns: readonly string[]; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

/** One host in a frame: `[name, takenAt, seq, ...counts]`, the counts in the order of the subscription's columns. */
export type LiveRow = readonly [name: string, takenAt: number, seq: number, ...counts: (number | null)[]];

/** Everything that changed for one viewer since the last tick. */
export interface LiveFrame {
  /** When the frame was made, in epoch milliseconds. */
  readonly at: number;
  /** Fleet totals in the order of the subscription's columns, when the subscription asked for them. */
  readonly fleet?: readonly (number | null)[];
  readonly rows: readonly LiveRow[];
}

/** Whether a host reports: `live`, `stale` (silent for three intervals), `never` (enrolled, nothing yet). */
export type HostStatus = 'live' | 'stale' | 'never';

/** A host appeared, changed its status, or left. */
export interface LiveHostEvent {
  readonly name: string;
  readonly change: 'appeared' | 'status' | 'left';
  readonly status: HostStatus;
  /** Receive time of the last snapshot in epoch milliseconds, `null` before the first. */
  readonly lastSeenAt: number | null;
}

/** Events a viewer sends on `/live`. */
export interface LiveClientEvents {
  subscribe: (subscription: LiveSubscription, acknowledge: (ack: LiveAck) => void) => void;
  unsubscribe: (acknowledge?: (ack: { readonly ok: true }) => void) => void;
}

/** Events the API sends on `/live`. */
export interface LiveServerEvents {
  frame: (frame: LiveFrame) => void;
  host: (event: LiveHostEvent) => void;
  /** The viewer was too slow and frames were left out: backfill from REST, then go on. */
  resync: (event: { readonly from: number }) => void;
}

/** True when `answer` has the shape of an acknowledgement of a batch. */
export function isUplinkAck(answer: unknown): answer is UplinkAck {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  if ('afterMs' in answer && !Number.isFinite(answer.afterMs)) return false;
  if (answer.ok === true) return 'seq' in answer && Number.isSafeInteger(answer.seq);
  return (
    answer.ok === false &&
    'code' in answer &&
    typeof answer.code === 'string' &&
    'retry' in answer &&
    typeof answer.retry === 'boolean'
  );
}

/** True when `answer` has the shape of an acknowledgement of facts. */
export function isFactsAck(answer: unknown): answer is FactsAck {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true || (answer.ok === false && 'code' in answer && typeof answer.code === 'string');
}
