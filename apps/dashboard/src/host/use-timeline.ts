'use client';

import type { History, LiveFrame } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import { readHistory } from '../api/calls';
import { readCounts } from '../live/live-counts';
import { PRESETS, toTimes, type Range } from './host-url';
import { append, backfill, prune, type Sample, type Timeline } from './timeline';

/** Live snapshots kept for the backfill that may be under way; a longer break is filled by REST alone. */
const KEPT_SAMPLES = 600;
const MAX_POINTS = 720;

interface State {
  readonly timeline: Timeline | null;
  readonly recent: readonly Sample[];
}

type Change =
  | { readonly kind: 'cleared' }
  | { readonly kind: 'backfilled'; readonly history: History; readonly isLive: boolean }
  | { readonly kind: 'sampled'; readonly samples: readonly Sample[]; readonly lengthMs: number };

function reduce(state: State, change: Change): State {
  if (change.kind === 'cleared') return { ...state, timeline: null };
  if (change.kind === 'backfilled') {
    const read = backfill(change.history);
    return { ...state, timeline: change.isLive ? state.recent.reduce(append, read) : read };
  }
  const recent = [...state.recent, ...change.samples].slice(-KEPT_SAMPLES);
  if (!state.timeline || change.lengthMs === 0) return { ...state, recent };
  const grown = change.samples.reduce(append, state.timeline);
  const from = (grown.at.at(-1) ?? 0) - change.lengthMs - grown.stepMs;
  return { recent, timeline: prune(grown, from) };
}

/** A host's timeline over `range`: read from REST, continued by the frames given to `addFrame`. */
export function useTimeline(name: string, range: Range) {
  const isLive = typeof range === 'string';
  const rangeKey = isLive ? range : `${range.from}-${range.to}`;
  const [{ timeline }, change] = useReducer(reduce, { timeline: null, recent: [] });
  const query = useQuery({
    queryKey: ['history', name, rangeKey],
    queryFn: ({ signal }) => readHistory(name, { ...toTimes(range), maxPoints: MAX_POINTS }, signal),
    enabled: name !== '',
    gcTime: 0,
    structuralSharing: false,
  });
  useEffect(() => change({ kind: 'cleared' }), [name, rangeKey]);
  useEffect(() => {
    if (query.data) change({ kind: 'backfilled', history: query.data, isLive });
  }, [query.data, isLive]);

  const addFrame = (frame: LiveFrame, columns: readonly string[]) => {
    const samples = frame.rows
      .filter(([host]) => host === name)
      .map((row): Sample => ({ takenAt: row[1], states: readCounts(columns, row) }));
    if (samples.length > 0) change({ kind: 'sampled', samples, lengthMs: isLive ? PRESETS[range] : 0 });
  };
  return {
    timeline,
    error: query.error,
    isReading: query.isFetching,
    read: () => void query.refetch(),
    addFrame,
  };
}
