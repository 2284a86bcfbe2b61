import type { ServerHop } from '@finwait/tcp';

/** Servers whose own configuration an agent reads. */
export const SERVER_KINDS = ['apache', 'nginx', 'haproxy'] as const;

/** A server whose own configuration an agent reads. */
export type ServerKind = (typeof SERVER_KINDS)[number];

/** Most servers that an agent tells of. */
export const MAX_SERVERS = 32;

/** Longest message of servers, in characters of JSON; hops beyond it are left out. */
export const MAX_SERVERS_TEXT = 98_304;

/** What could not be seen of a server, and why. */
export interface UnseenSetting {
  /** The name of a setting, or `all`, `version`, `listens`. */
  readonly setting: string;
  readonly reason: string;
}

/** A server that runs on a host. */
export interface HostServer {
  readonly kind: ServerKind;
  /** As it says itself, such as `2.4.71`; `null` where it was not to be asked. */
  readonly version: string | null;
  /** Of its main process. */
  readonly pid: number;
  /** Addresses and ports on which its processes listen, as the kernel says; `null` where their descriptors are closed to the agent. */
  readonly listens: readonly string[] | null;
  /** The ways of a connection through it, with the settings that hold there. */
  readonly hops: readonly ServerHop[];
  readonly unseen: readonly UnseenSetting[];
}

/** The servers that an agent found on its host. */
export interface HostServers {
  readonly servers: readonly HostServer[];
  /** What kept the agent from finding all; `null` when nothing did. */
  readonly why: string | null;
  /** Hops that are left out so that the message stays short. */
  readonly omittedHops: number;
}
