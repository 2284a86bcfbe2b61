'use client';

import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useReducer } from 'react';

/**
 * How long after a return what agents kept meanwhile is looked for: they come back within half a minute, newest snapshot first,
 * and the API sums the fleet's minutes anew once a minute.
 */
const READ_AFTER_MS = [0, 5_000, 15_000, 35_000, 70_000, 130_000, 300_000];

/** Reads these answers again, now and a few times more, whenever the returned function is called: their holes fill in. */
export function useCatchUp(queryKeys: readonly QueryKey[]): () => void {
  const queries = useQueryClient();
  const [returns, noteReturn] = useReducer((count: number) => count + 1, 0);
  const read = useEffectEvent(() => {
    for (const queryKey of queryKeys) void queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
  });
  useEffect(() => {
    if (returns === 0) return undefined;
    const timers = READ_AFTER_MS.map((afterMs) => setTimeout(() => read(), afterMs));
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [returns]);
  return noteReturn;
}
