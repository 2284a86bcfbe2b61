'use client';

import type { Host } from '@finwait/contracts';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readServerNow } from '../api/server-clock';
import type { Freshness } from '../frame/top-bar';
import type { LiveFleet } from '../live/live-fleet';
import { findLater, findNewest, toFreshness, toSilence } from './freshness';

const LOOK_EVERY_MS = 1_000;

/** How fresh the figures of the fleet are; renders again when that changes, not with every frame. */
export function useFreshness(live: LiveFleet, hosts: readonly Host[]): Freshness {
  const newest = useMemo(() => findNewest(hosts), [hosts]);
  const silenceMs = useMemo(() => toSilence(hosts), [hosts]);
  const observe = useCallback(
    (look: () => void) => {
      const stop = live.observe(look);
      const timer = setInterval(look, LOOK_EVERY_MS);
      return () => {
        stop();
        clearInterval(timer);
      };
    },
    [live],
  );
  const read = () => toFreshness(findLater(newest, live.readNewestAt()), readServerNow(), silenceMs);
  return useSyncExternalStore(observe, read, () => 'listening');
}
