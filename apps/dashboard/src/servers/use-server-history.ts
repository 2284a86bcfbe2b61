'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readServerHistory } from '../api/server-calls';

/** What changed in the servers of a host, read again when they were asked again; not before it is known when they were. */
export function useServerHistory(name: string, readAt: number | null | undefined) {
  return useQuery({
    queryKey: ['servers', name, 'history', readAt],
    queryFn: ({ signal }) => readServerHistory(name, signal),
    enabled: readAt !== undefined,
    placeholderData: keepPreviousData,
  });
}
