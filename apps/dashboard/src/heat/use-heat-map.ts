'use client';

import type { HeatMap, Host } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readHeatMap } from '../api/calls';
import { toTimes, type Range } from '../host/host-url';
import { toHeatRows, toPastRows, type HeatRow, type PastRow } from './heat-rows';

const MOST_COLUMNS = 150;
const LEAST_PAUSE_MS = 60_000;

/** A heat map over a time, its last column kept up by the hosts' newest counts. */
export interface ReadHeat {
  readonly map: HeatMap | null;
  readonly past: readonly PastRow[];
  readonly rows: readonly HeatRow[];
  readonly error: Error | null;
  readonly read: () => void;
}

/** Reads a heat map, and again as its columns move on; not before `mayRead`, since it costs the API more than all else on a page. */
export function useHeatMap(state: State, range: Range, hosts: readonly Host[], mayRead: boolean): ReadHeat {
  const isLive = typeof range === 'string';
  const query = useQuery({
    queryKey: ['heatmap', state, range],
    queryFn: ({ signal }) => readHeatMap(state, { ...toTimes(range), maxPoints: MOST_COLUMNS }, signal),
    enabled: mayRead,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      isLive && data ? Math.max(LEAST_PAUSE_MS, data.stepMs / 2) : false,
    structuralSharing: false,
  });
  const map = query.data ?? null;
  const past = useMemo(() => (map ? toPastRows(map) : []), [map]);
  const rows = useMemo(() => {
    if (!map) return [];
    const lastAt = isLive ? (map.at.at(-1) ?? 0) : Infinity;
    return toHeatRows(past, hosts, { state: map.state, lastAt });
  }, [map, past, hosts, isLive]);
  return { map, past, rows, error: query.error, read: () => void query.refetch() };
}
