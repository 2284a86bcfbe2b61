'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readRates } from '../api/calls';
import { toTimes, type Range } from '../host/host-url';

const MAX_POINTS = 360;
const LEAST_PAUSE_MS = 10_000;

/** A host's rates over a time, read again as it goes on. */
export function useRates(name: string, range: Range) {
  const isLive = typeof range === 'string';
  return useQuery({
    queryKey: ['rates', name, range],
    queryFn: ({ signal }) => readRates(name, { ...toTimes(range), maxPoints: MAX_POINTS }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      isLive && data ? Math.max(LEAST_PAUSE_MS, data.stepMs / 2) : false,
    structuralSharing: false,
  });
}
