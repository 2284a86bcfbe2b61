import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut } from '../api/problem-error';

const FRESH_FOR_MS = 300_000;

/** The cache of REST answers. It reads again when the live feed says so, and when a reader returns after a while. */
export function makeQueryClient(signedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error)) signedOut();
      },
    }),
    defaultOptions: {
      queries: { staleTime: FRESH_FOR_MS, retry: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
