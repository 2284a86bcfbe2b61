'use client';

import type { FleetHistory } from '@finwait/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readFleetHistory } from '../api/calls';
import type { Span } from '../host/gaps';
import { toTimes, type Range } from '../host/host-url';
import { backfill, type Timeline } from '../host/timeline';

const MAX_POINTS = 300;
/** The fleet is summed once a minute. */
const LEAST_PAUSE_MS = 30_000;

/** The sums over the fleet during a time, and when some of its hosts were silent. */
export interface ReadFleetHistory {
  readonly timeline: Timeline | null;
  readonly silences: readonly Span[];
  readonly error: Error | null;
  readonly read: () => void;
}

/** Reads the fleet's history, and again as it goes on; the same object until it changes. */
export function useFleetHistory(range: Range): ReadFleetHistory {
  const isLive = typeof range === 'string';
  const query = useQuery({
    queryKey: ['fleet', 'history', range],
    queryFn: ({ signal }) => readFleetHistory({ ...toTimes(range), maxPoints: MAX_POINTS }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      isLive && data ? Math.max(LEAST_PAUSE_MS, data.stepMs / 2) : false,
    structuralSharing: false,
  });
  const { data, error, refetch } = query;
  const timeline = useMemo(() => (data ? backfill(data) : null), [data]);
  const silences = useMemo(() => (data ? findSilences(data) : []), [data]);
  return useMemo(
    () => ({ timeline, silences, error, read: () => void refetch() }),
    [timeline, silences, error, refetch],
  );
}

/** The spans in which the sums held silent hosts at their last value. */
export function findSilences({ at, held, stepMs }: Pick<FleetHistory, 'at' | 'held' | 'stepMs'>): Span[] {
  const silences: { from: number; to: number }[] = [];
  at.forEach((from, index) => {
    if (!held[index]) return;
    const last = silences.at(-1);
    if (last?.to === from) last.to = from + stepMs;
    else silences.push({ from, to: from + stepMs });
  });
  return silences;
}
