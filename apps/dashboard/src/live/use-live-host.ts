'use client';

import type { Host } from '@finwait/contracts';
import { useMemo, useSyncExternalStore } from 'react';
import { overlayHost, type LiveFleet } from './live-fleet';

/** A host as REST answered at `answeredAt`, as it is now by the feed; renders again when the feed speaks of this host. */
export function useLiveHost<Known extends Host | null>(
  live: LiveFleet,
  host: Known,
  answeredAt: number,
): Known {
  const read = () => (host ? live.read(host.name) : undefined);
  const heard = useSyncExternalStore(live.observe, read, () => undefined);
  return useMemo(() => (host ? overlayHost(host, heard, answeredAt) : host), [host, heard, answeredAt]);
}
