'use client';

import { useEffect, useReducer } from 'react';
import type { LiveFleet, Saying } from './live-fleet';

/** What costs much to draw, or should not jump about under the reader's eyes, follows the counts as seldom as this. */
const PAUSE_MS: Readonly<Record<Saying, number>> = { frame: 10_000, host: 1_000 };

/** Renders again at the first thing the feed says, then at most every ten seconds for counts, every second where hosts changed. */
export function useFollowing(live: LiveFleet): number {
  const [followed, follow] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let followedAt = -Infinity;
    let dueAt = Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.observe((saying) => {
      const now = performance.now();
      const at = Math.max(now, followedAt + PAUSE_MS[saying]);
      if (at >= dueAt) return;
      dueAt = at;
      clearTimeout(timer);
      timer = setTimeout(() => {
        followedAt = dueAt;
        dueAt = Infinity;
        follow();
      }, at - now);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [live]);
  return followed;
}
