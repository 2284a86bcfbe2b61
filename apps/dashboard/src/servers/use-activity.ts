'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readServerActivity } from '../api/server-calls';
import { toTimes, type Range } from '../host/host-url';

const MAX_POINTS = 360;
const LEAST_PAUSE_MS = 10_000;

/** What the servers of a host did over a time, read again as it goes on. */
export function useActivity(name: string, range: Range) {
  const isLive = typeof range === 'string';
  return useQuery({
    queryKey: ['servers', name, 'activity', range],
    queryFn: ({ signal }) => readServerActivity(name, { ...toTimes(range), maxPoints: MAX_POINTS }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      isLive && data ? Math.max(LEAST_PAUSE_MS, data.stepMs / 2) : false,
    structuralSharing: false,
  });
}
