'use client';

import type { ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { enPaths } from './en-paths';
import { zhPaths } from './zh-paths';

const TEXTS = { en: enPaths, zh: zhPaths } as const;

/** Adds the texts of the paths page, which no other page loads. */
export function PathTexts({ children }: { readonly children: ReactNode }) {
  const language = useLocale();
  const messages = useMessages();
  return (
    <IntlProvider locale={language} messages={{ ...messages, ...TEXTS[language] }} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
