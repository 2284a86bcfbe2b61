'use client';

import { useQuery } from '@tanstack/react-query';
import { readSession } from '../api/calls';

/** Who is signed in, asked of the API. */
export function useSession() {
  return useQuery({ queryKey: ['session'], queryFn: ({ signal }) => readSession(signal) });
}
