/** What somebody may want to do. Hosts act through their own credential and appear only on `/agents`. */
export type Action = 'read' | 'enrol';

/** Who asks. */
export type Principal = { readonly role: 'admin' } | { readonly role: 'host'; readonly hostId: number };

/** Whether `principal` may do `action`: the one rule behind REST, live feeds and exports. Denies by default. */
export function can(principal: Principal | undefined, action: Action): boolean {
  if (principal?.role !== 'admin') return false;
  return action === 'read' || action === 'enrol';
}
