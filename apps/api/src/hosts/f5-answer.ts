import { MAX_VIRTUAL_SERVERS, type HostF5 } from '@finwait/contracts';
import type { KnownF5Setup, KnownFacts } from './host-registry.js';

/** What a BIG-IP tells of itself, as REST tells it; `null` for any other host. */
export function toF5Answer({ f5Counts, f5Setup }: KnownFacts): HostF5 | null {
  if (!f5Counts) return null;
  const { at: countedAt, closeWait, finWait } = f5Counts;
  return { countedAt, closeWait, finWait, setup: f5Setup ? toSetupAnswer(f5Setup) : null };
}

function toSetupAnswer({ at, version, virtualServers }: KnownF5Setup): NonNullable<HostF5['setup']> {
  const told = virtualServers
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .slice(0, MAX_VIRTUAL_SERVERS);
  return {
    at,
    version: version ?? null,
    virtualServers: told.map(({ hop, ...rest }) => ({
      ...rest,
      hop: { ...hop, settings: { ...hop.settings } },
    })),
    omitted: virtualServers.length - told.length,
  };
}
