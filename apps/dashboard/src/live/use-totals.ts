'use client';

import type { FleetLatest, StateCounts } from '@finwait/contracts';
import { useSyncExternalStore } from 'react';
import { overlayTotals, type LiveFleet } from './live-fleet';

/** The totals of the fleet as they are now; `null` until REST has answered. Renders again with every frame. */
export function useTotals(live: LiveFleet, latest: FleetLatest | null): StateCounts | null {
  const heard = useSyncExternalStore(live.observe, live.readTotals, () => null);
  return latest && overlayTotals(latest, heard);
}
