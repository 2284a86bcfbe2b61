'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { readHeatMap, readHistory } from '../api/calls';
import { PRESETS, toTimes, type Range } from '../host/host-url';
import { toHostLine, toMiddleLine, type ComparedLine } from './compared-lines';
import type { CompareView } from './compare-url';

const MAX_POINTS = 300;
const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
const AGO = [
  { key: 'day', agoMs: DAY_MS },
  { key: 'week', agoMs: 7 * DAY_MS },
] as const;

const toEarlier = (range: Range, now: number, agoMs: number) => {
  const { from, to } = typeof range === 'string' ? { from: now - PRESETS[range], to: now } : range;
  return { from: String(from - agoMs), to: String(to - agoMs) };
};

/** The lines of a comparison as far as they have been read. */
export function useCompared(view: CompareView, now: number) {
  const t = useTranslations('compare');
  const { hosts, state, range, against, tag } = view;
  const [first] = hosts;
  const refetchInterval = typeof range === 'string' ? EVERY_MS : false;
  const wishes = [
    ...hosts.map((name) => ({ key: name, name, host: name, agoMs: 0 })),
    ...AGO.filter(({ key }) => first !== undefined && against.includes(key)).map(({ key, agoMs }) => ({
      key: key,
      name: t(key, { host: first ?? '' }),
      host: first ?? '',
      agoMs,
    })),
  ];
  const histories = useQueries({
    queries: wishes.map(({ host, agoMs }) => ({
      queryKey: ['history', host, range, agoMs],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readHistory(
          host,
          { ...(agoMs === 0 ? toTimes(range) : toEarlier(range, Date.now(), agoMs)), maxPoints: MAX_POINTS },
          signal,
        ),
      refetchInterval,
      structuralSharing: false,
    })),
  });
  const isOfTag = against.includes('tag') && tag !== '';
  const middle = useQuery({
    queryKey: ['heatmap', state, range, tag],
    queryFn: ({ signal }) =>
      readHeatMap(state, { ...toTimes(range), maxPoints: MAX_POINTS / 2 }, signal, tag),
    enabled: isOfTag,
    refetchInterval,
    structuralSharing: false,
  });
  const read = histories.map(({ data }) => data);
  const lines = useMemo<ComparedLine[]>(
    () => [
      ...wishes.flatMap(({ key, name, agoMs }, place) => {
        const history = read[place];
        return history ? [toHostLine(history, state, { key, name, shiftMs: agoMs })] : [];
      }),
      ...(isOfTag && middle.data ? [toMiddleLine(middle.data, t('middle', { tag }))] : []),
    ],
    // The wishes follow from the view, what was read from the queries.
    [...read, middle.data, JSON.stringify(view), t],
  );
  const error = histories.find((query) => query.error)?.error ?? middle.error;
  const span =
    typeof range === 'string' ? { from: now - PRESETS[range], to: now } : { from: range.from, to: range.to };
  return {
    lines,
    span,
    error: error ?? null,
    retry: () => histories.forEach((query) => void query.refetch()),
  };
}
