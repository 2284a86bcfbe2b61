'use client';

import { useQuery } from '@tanstack/react-query';
import { inferCloses, inferFlows, toMeanLifetime, type FlowFigures } from '@finwait/tcp';
import type { History, Rates } from '@finwait/contracts';
import { readHistory, readRates } from '../api/calls';

const RECENT = { from: '-10m', to: 'now', maxPoints: 20 };
const EVERY_MS = 15_000;

const toMean = (figures: readonly (number | null)[] | undefined): number | null => {
  const known = figures?.filter((figure) => figure !== null) ?? [];
  return known.length > 0 ? known.reduce((sum, figure) => sum + figure, 0) / known.length : null;
};

/** By how much a state grew between the first and the last entry, and in how many seconds; `null` where it is not known. */
function findGrowth({ at, series }: History, state: string): { growth: number; seconds: number } | null {
  const figures = series[state]?.avg ?? [];
  const [first, last] = [
    figures.findIndex((figure) => figure !== null),
    figures.findLastIndex((figure) => figure !== null),
  ];
  if (last <= first) return null;
  const seconds = ((at[last] ?? 0) - (at[first] ?? 0)) / 1_000;
  return { growth: (figures[last] ?? 0) - (figures[first] ?? 0), seconds };
}

function toFigures(rates: Rates, history: History): FlowFigures {
  const rate = (counter: string) => toMean(rates.series[counter]?.avg);
  const growth = (state: string) => {
    const found = findGrowth(history, state);
    return found && found.growth / found.seconds;
  };
  return {
    accepted: rate('passiveOpens'),
    asked: rate('activeOpens'),
    failed: rate('attemptFails'),
    reset: rate('establishedResets'),
    closedFirst: rate('closesIntoTimeWait'),
    establishedGrowth: growth('ESTABLISHED'),
    closeWaitGrowth: growth('CLOSE_WAIT'),
  };
}

/** What is inferred of the last ten minutes of a host: flows between states, who closes first, how long connections last. */
export function useFlows(name: string) {
  const query = useQuery({
    queryKey: ['flows', name],
    refetchInterval: EVERY_MS,
    queryFn: async ({ signal }) => {
      const [rates, history] = await Promise.all([
        readRates(name, RECENT, signal),
        readHistory(name, RECENT, signal),
      ]);
      const figures = toFigures(rates, history);
      const closes = inferCloses(figures);
      const lifetime = toMeanLifetime({
        open: toMean(history.series['ESTABLISHED']?.avg),
        openedPerSecond: closes.opened,
        growth: findGrowth(history, 'ESTABLISHED')?.growth ?? null,
      });
      const open = toMean(history.series['ESTABLISHED']?.avg);
      return { flows: inferFlows(figures), closes, lifetime, open };
    },
  });
  return query.data ?? null;
}

/** What {@link useFlows} infers. */
export type Inferred = NonNullable<ReturnType<typeof useFlows>>;
