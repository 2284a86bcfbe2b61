import type { Host } from '@finwait/contracts';

const matches = (host: Host, term: string) =>
  host.name.toLowerCase().includes(term) ||
  Object.entries(host.tags).some(([key, value]) => {
    const tag = `${key}=${value}`.toLowerCase();
    return tag.includes(term.replace(':', '='));
  });

/** The hosts whose name or tags contain every word of `text`; a tag is written `key=value` or `key:value`. */
export function filterHosts(hosts: readonly Host[], text: string): readonly Host[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  return terms.length === 0 ? hosts : hosts.filter((host) => terms.every((term) => matches(host, term)));
}
