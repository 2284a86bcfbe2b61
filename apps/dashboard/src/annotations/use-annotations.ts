'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { makeAnnotation, readAnnotations } from '../api/calls';
import { toTimes, type Range } from '../host/host-url';

const EVERY_MS = 30_000;

/** The marks of a time, of one host and the fleet or of all, and a way to set one. */
export function useAnnotations(range: Range, host?: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['annotations', range, host ?? ''],
    queryFn: ({ signal }) =>
      readAnnotations({ ...toTimes(range), ...(host !== undefined && { host }) }, signal),
    refetchInterval: typeof range === 'string' ? EVERY_MS : false,
  });
  const create = useMutation({
    mutationFn: (mark: { at: number; text: string }) => makeAnnotation({ ...mark, ...(host && { host }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['annotations'] }),
  });
  return { marks: query.data?.annotations ?? [], create };
}
