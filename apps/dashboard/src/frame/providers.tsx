'use client';

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { LiveContext } from '../live/live-context';
import { LiveConnection } from '../live/live-connection';
import { LanguageProvider } from '../messages/language-provider';
import { mantineTheme, resolveMantineVariables } from '../theme/mantine-theme';
import { makeQueryClient } from './query-client';
import { toSignInAddress } from './sign-in-address';

/** What every page stands on: theme, language, REST cache, live feed. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [{ queries, live }] = useState(() => {
    const signedOut = () => {
      const { pathname, search } = window.location;
      if (!pathname.startsWith('/sign-in')) router.replace(toSignInAddress(`${pathname}${search}`));
    };
    return { queries: makeQueryClient(signedOut), live: new LiveConnection({ signedOut }) };
  });
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={resolveMantineVariables}
      defaultColorScheme="auto"
    >
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <LiveContext value={live}>{children}</LiveContext>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
