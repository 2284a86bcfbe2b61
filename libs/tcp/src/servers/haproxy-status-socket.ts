import type { HaproxyStatement } from './haproxy-section.js';
import type { StatusSocket } from './status-place.js';

/**
 * The first `stats socket` of `global` that is a path; those of other families, and those that a variable holds, are left
 * out. Source: HAProxy configuration manual 2.6, §3.1 "stats socket".
 */
export function findHaproxySockets(global: readonly HaproxyStatement[]): StatusSocket[] {
  return global
    .filter(({ words: [keyword, kind] }) => keyword === 'stats' && kind === 'socket')
    .map(({ words }) => (words[2] ?? '').replace(/^unix@/, ''))
    .filter((path) => path.startsWith('/') && !path.includes('$'))
    .slice(0, 1)
    .map((path) => ({ via: 'socket', path }));
}
