/** What somebody may want to do. `inspect` asks an agent for its host's sockets, `write` stores a snapshot of one host. */
export type Action = 'read' | 'inspect' | 'enrol' | 'write';

/** Who asks. */
export type Principal = { readonly role: 'admin' } | { readonly role: 'host'; readonly hostId: number };

/**
 * Whether `principal` may do `action`, to the host `hostId` where it is about one: the one rule behind REST, live feeds
 * and exports. Denies by default. A host may write its own snapshots and do nothing else.
 */
export function can(principal: Principal | undefined, action: Action, hostId?: number): boolean {
  if (principal === undefined) return false;
  if (principal.role === 'host') return action === 'write' && principal.hostId === hostId;
  return action === 'read' || action === 'inspect' || action === 'enrol' || action === 'write';
}
