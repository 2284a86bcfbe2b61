import type { Host, StateCounts } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';

/** Counts of all eleven states: `counts`, and zero for the rest. */
export function makeCounts(counts: Partial<StateCounts> = {}): StateCounts {
  return { ...(Object.fromEntries(STATE_NAMES.map((state) => [state, 0])) as StateCounts), ...counts };
}

/** A host that reports, with `change` applied. */
export function makeHost(name: string, change: Partial<Host> = {}): Host {
  return {
    name,
    tags: {},
    status: 'live',
    enrolledAt: 1_000,
    lastSeenAt: 100_000,
    takenAt: 100_000,
    intervalMs: 10_000,
    states: makeCounts(),
    unknown: 0,
    quality: null,
    hasMoved: null,
    agent: { version: null, source: null, platform: null, cpuMs: null, rssBytes: null, dropped: null },
    ...change,
  };
}
