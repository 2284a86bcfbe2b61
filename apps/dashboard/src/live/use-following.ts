'use client';

import { useEffect, useReducer } from 'react';
import type { LiveFleet, Saying } from './live-fleet';

/** What costs much to draw, or should not jump about under the reader's eyes, follows the counts as seldom as this. */
const PAUSE_MS: Readonly<Record<Saying, number>> = { frame: 10_000, host: 1_000 };
/** A frame is on the screen by then. */
const DRAWN_MS = 150;
/** Where frames come without a rest, what follows waits no longer than this for one. */
const MOST_LATE_MS = 1_000;

/**
 * Renders again after the first thing the feed says, then at most every ten seconds for counts, every second where hosts changed;
 * each time when what was said last is on the screen, so that neither waits for the other.
 */
export function useFollowing(live: LiveFleet): number {
  const [followed, follow] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let followedAt = -Infinity;
    let dueAt = Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.observe((saying) => {
      const now = performance.now();
      dueAt = Math.min(dueAt, Math.max(now, followedAt + PAUSE_MS[saying]));
      const at = Math.min(Math.max(dueAt, now + DRAWN_MS), dueAt + MOST_LATE_MS);
      clearTimeout(timer);
      timer = setTimeout(() => {
        followedAt = performance.now();
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
