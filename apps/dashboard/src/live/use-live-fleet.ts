'use client';

import type { LiveFrame, LiveHostEvent, LiveSubscription } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useLiveConnection } from './live-context';
import { LiveFleet } from './live-fleet';

/** What a page does beside keeping the newest snapshots. */
export interface LiveReactions {
  /** Reads again from REST: the feed has just been joined, or left frames out. */
  readonly backfill: () => void;
  /** The feed is back after it was lost: agents bring what they kept meanwhile. */
  readonly returned: () => void;
  readonly frame?: (frame: LiveFrame, columns: readonly string[]) => void;
  readonly host?: (event: LiveHostEvent) => void;
}

/** Watches `subscription` while the page is open and keeps what the feed says; the page is not rendered for it. */
export function useLiveFleet(subscription: LiveSubscription, reactions: LiveReactions): LiveFleet {
  const connection = useLiveConnection();
  const react = useEffectEvent((call: (reactions: LiveReactions) => void) => call(reactions));
  const wanted = JSON.stringify(subscription);
  const fleet = useMemo(() => ({ of: wanted, live: new LiveFleet() }), [wanted]);

  useEffect(() => {
    let columns: readonly string[] = STATE_NAMES;
    let wasSubscribed = false;
    return connection.watch(JSON.parse(fleet.of) as LiveSubscription, {
      subscribed: (answered) => {
        columns = answered;
        react((page) => page.backfill());
        if (wasSubscribed) react((page) => page.returned());
        wasSubscribed = true;
      },
      frame: (frame) => {
        fleet.live.addFrame(frame, columns);
        react((page) => page.frame?.(frame, columns));
      },
      host: (event) => {
        fleet.live.addHostEvent(event, Date.now());
        react((page) => page.host?.(event));
      },
      resync: () => react((page) => page.backfill()),
    });
  }, [connection, fleet]);
  return fleet.live;
}
