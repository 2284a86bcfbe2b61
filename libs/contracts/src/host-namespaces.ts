import type { Quality, State } from '@finwait/tcp';

/**
 * What a network namespace is named after: the `container` or systemd `unit` its oldest process belongs to, the name it
 * was `named` by `ip netns` or a container runtime, the command of that `process`; `unknown` when nothing tells.
 */
export const NAMESPACE_KINDS = ['container', 'unit', 'named', 'process', 'unknown'] as const;

/** What a network namespace is named after. */
export type NamespaceKind = (typeof NAMESPACE_KINDS)[number];

/**
 * How much of the host an agent saw: `all` namespaces, `some` since part of the host is closed to it, or its `own`
 * only.
 */
export const NAMESPACES_SEEN = ['all', 'some', 'own'] as const;

/** How much of the host an agent saw. */
export type NamespacesSeen = (typeof NAMESPACES_SEEN)[number];

/** Most namespaces that an agent counts beside its own. */
export const MAX_OTHER_NAMESPACES = 250;

/** Longest label of a namespace. */
export const MAX_NAMESPACE_LABEL_LENGTH = 128;

/** The sockets of one network namespace. Figures are `null` until it is counted for the first time. */
export interface NamespaceCount {
  /** Inode number of the namespace; another may have it once this one is gone. Source: namespaces(7). */
  readonly id: number;
  /** A container's id is cut to 12 digits. `null` when the kind is unknown. */
  readonly label: string | null;
  readonly kind: NamespaceKind;
  readonly states: Readonly<Record<State, number | null>> | null;
  /** Sockets in a state without a name. */
  readonly unknown: number | null;
  /** `exact`: every state was counted for this report. `aged`: the figures are those of {@link countedAt}. */
  readonly quality: Exclude<Quality, 'derived'> | null;
  /** The counters of its TCP moved while the figures were counted, or since. */
  readonly hasMoved: boolean;
  /** When the figures were counted, epoch milliseconds. */
  readonly countedAt: number | null;
}

/** The network namespaces of a host beside the one that the agent runs in, whose sockets are in the snapshots. */
export interface HostNamespaces {
  readonly seen: NamespacesSeen;
  /** What kept the agent from seeing all; `null` when nothing did. */
  readonly why: string | null;
  readonly others: readonly NamespaceCount[];
}
