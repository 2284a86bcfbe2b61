'use client';

import type { LiveFrame, LiveHostEvent, LiveSubscription } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import { useEffect, useEffectEvent, useState } from 'react';
import { addFrame, addHostEvent, SILENT_FLEET, type LiveFleet } from '../fleet/live-fleet';
import { useLiveConnection } from './live-context';

/** What a page does beside keeping the newest snapshots. */
export interface LiveReactions {
  /** Reads again from REST: the feed has just been joined, or left frames out. */
  readonly backfill: () => void;
  /** The feed is back after it was lost: agents bring what they kept meanwhile. */
  readonly returned: () => void;
  readonly frame?: (frame: LiveFrame, columns: readonly string[]) => void;
  readonly host?: (event: LiveHostEvent) => void;
}

/** Watches `subscription` while the page is open and keeps what the feed says. */
export function useLiveFleet(subscription: LiveSubscription, reactions: LiveReactions): LiveFleet {
  const connection = useLiveConnection();
  const [fleet, setFleet] = useState<LiveFleet>(SILENT_FLEET);
  const react = useEffectEvent((call: (reactions: LiveReactions) => void) => call(reactions));
  const wanted = JSON.stringify(subscription);

  useEffect(() => {
    let columns: readonly string[] = STATE_NAMES;
    let wasSubscribed = false;
    setFleet(SILENT_FLEET);
    return connection.watch(JSON.parse(wanted) as LiveSubscription, {
      subscribed: (answered) => {
        columns = answered;
        react((page) => page.backfill());
        if (wasSubscribed) react((page) => page.returned());
        wasSubscribed = true;
      },
      frame: (frame) => {
        setFleet((held) => addFrame(held, frame, columns));
        react((page) => page.frame?.(frame, columns));
      },
      host: (event) => {
        setFleet((held) => addHostEvent(held, event, Date.now()));
        react((page) => page.host?.(event));
      },
      resync: () => react((page) => page.backfill()),
    });
  }, [connection, wanted]);
  return fleet;
}
