'use client';

import { useMemo, type ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import type { Language } from './language';

/** Texts that only some pages need, and what is shown with them. */
export interface PageTextsProps {
  readonly texts: Readonly<Record<Language, object>>;
  readonly children: ReactNode;
}

/** Adds to the texts of every page those that no other page loads. */
export function PageTexts({ texts, children }: PageTextsProps) {
  const language = useLocale();
  const shared = useMessages();
  const messages = useMemo(() => ({ ...shared, ...texts[language] }), [shared, texts, language]);
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
