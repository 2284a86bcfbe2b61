'use client';

import { useQuery } from '@tanstack/react-query';
import { readSession } from '../api/calls';
import { toPowers, type Powers } from './powers';

/** Who is signed in, asked of the API. */
export function useSession() {
  return useQuery({ queryKey: ['session'], queryFn: ({ signal }) => readSession(signal) });
}

const NONE: Powers = { mayInspect: false, mayEnrol: false, mayDeclare: false, mayAdminister: false };

/** What to offer the reader; nothing until the API has said who it is. */
export function usePowers(): Powers {
  const { data } = useSession();
  return data ? toPowers(data) : NONE;
}
