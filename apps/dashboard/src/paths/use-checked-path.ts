'use client';

import { checkPath, findPathFaults, type Path, type PathFault, type PathReport } from '@finwait/tcp';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { checkBoundPath } from '../api/path-calls';

/** What follows from a path while it is written. */
export interface CheckedPath {
  readonly faults: readonly PathFault[];
  /** The newest path that could be judged, and what follows from it; `null` while there was none. */
  readonly judged: { readonly path: Path; readonly report: PathReport } | null;
  readonly error: unknown;
}

const PAUSE_MS = 250;

/** Judges a path as it is written: in the browser, or by the API where hops have values of the fleet's hosts. */
export function useCheckedPath(path: Path): CheckedPath {
  const faults = useMemo(() => findPathFaults(path), [path]);
  const isFine = faults.length === 0;
  const isBound = path.hops.some(({ host }) => host !== undefined);
  const here = useMemo(
    () => (isFine && !isBound ? { path, report: checkPath(path) } : null),
    [path, isFine, isBound],
  );
  const [settled] = useDebouncedValue(path, PAUSE_MS);
  const asked = useQuery({
    queryKey: ['paths', 'check', settled],
    queryFn: async ({ signal }) => ({
      path: settled,
      report: (await checkBoundPath(settled, signal)).report,
    }),
    enabled: isFine && isBound && settled === path,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const last = useRef<CheckedPath['judged']>(null);
  const told = isBound && isFine ? asked.data : undefined;
  const judged = here ?? told ?? last.current;
  last.current = judged;
  return { faults, judged, error: isBound ? asked.error : null };
}
