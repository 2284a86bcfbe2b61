import type { HostNamespaces, NamespaceCount } from '@finwait/contracts/protocol';

/** How many other namespaces were seen, then one line for each: its sockets in all states, and whose it is. */
export function toNamespaceTable({ seen, why, others }: HostNamespaces): string {
  if (seen === 'own') return `other network namespaces were not seen: ${why}`;
  const limit = why === null ? '' : `; not all were seen: ${why}`;
  const lines = others.map(
    (other) => `${toSockets(other).padStart(10)}  ${other.kind} ${other.label ?? other.id}`,
  );
  return [`sockets in ${others.length} other network namespaces${limit}`, ...lines].join('\n');
}

function toSockets({ states, unknown }: NamespaceCount): string {
  if (states === null) return '-';
  const counts = [...Object.values(states), unknown];
  return String(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
}
