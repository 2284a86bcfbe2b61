import type { Role, Scope } from '@finwait/contracts';
import { hasTag, type LiveHost } from '../hosts/host-registry.js';

/**
 * What somebody may want to do. `own`: look after one's own session and password. `read`: see hosts and their history.
 * `inspect`: ask an agent for its host's sockets. `write`: store a snapshot of one host. `annotate`: set marks on
 * everybody's charts, and declare paths. `enrol`: let hosts in and take
 * their credentials from them. `renew`: give a host another credential. `administer`: everything about users, tokens, hosts and the audit log.
 */
export type Action = 'own' | 'read' | 'inspect' | 'write' | 'annotate' | 'enrol' | 'renew' | 'administer';

/** A user or a token. */
export interface Member {
  readonly role: Role;
  readonly scope: Scope;
  /** The name in the audit log. */
  readonly actor: string;
  readonly userId?: number | undefined;
  readonly sessionId?: number | undefined;
}

/** An agent, or whoever has a host's credential. */
export interface HostItself {
  readonly role: 'host';
  readonly hostId: number;
  readonly actor: string;
}

/** Who asks. */
export type Principal = Member | HostItself;

/** The host that something is about. */
export type HostAsked = Pick<LiveHost, 'id' | 'tags'>;

/** Each role may do what the one before it may. */
const ADDED_BY_ROLE: Readonly<Record<Role, readonly Action[]>> = {
  viewer: ['own', 'read'],
  operator: ['inspect', 'write', 'annotate', 'enrol', 'renew'],
  admin: ['administer'],
};
const ACTIONS_OF_ROLE: Readonly<Record<Principal['role'], ReadonlySet<Action>>> = {
  host: new Set<Action>(['write', 'renew']),
  viewer: new Set(ADDED_BY_ROLE.viewer),
  operator: new Set([...ADDED_BY_ROLE.viewer, ...ADDED_BY_ROLE.operator]),
  admin: new Set(Object.values(ADDED_BY_ROLE).flat()),
};
/** Whoever has a part of the fleet could reach the rest by these: a mark is on all charts, a path in everybody's list, and a host that is let in brings tags of its own. */
const FLEET_WIDE: ReadonlySet<Action> = new Set<Action>(['annotate', 'enrol', 'renew', 'administer']);

/**
 * Whether `principal` may do `action` to `host`: the one rule behind REST, live feeds and exports. Denies by default.
 * Without `host` it is about no host that is known: only who has the whole fleet may do it, but for what everybody does
 * to what they have, `own`, and `read`, which shows each as much of the fleet as they may see, host by host.
 */
export function can(principal: Principal | undefined, action: Action, host?: HostAsked): boolean {
  if (principal === undefined || !ACTIONS_OF_ROLE[principal.role].has(action)) return false;
  if (principal.role === 'host') return host?.id === principal.hostId;
  if (principal.scope === null) return true;
  if (FLEET_WIDE.has(action)) return false;
  if (host === undefined) return action === 'own' || action === 'read';
  return principal.scope.some((tag) => hasTag(host, tag));
}

/** Whether hosts that `principal` may not see have to look like hosts that are not there. */
export function isBlindTo(principal: Principal, action: Action): boolean {
  if (principal.role === 'host' || principal.scope === null) return false;
  return ACTIONS_OF_ROLE[principal.role].has(action) && !FLEET_WIDE.has(action);
}

/** Whether `principal` may read of every host there is, and so of sums over all of them. */
export function seesAll(principal: Principal | undefined): boolean {
  return principal !== undefined && principal.role !== 'host' && principal.scope === null;
}
