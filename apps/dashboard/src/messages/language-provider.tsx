'use client';

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { en } from './en';
import { chooseLanguage, LANGUAGES, type Language } from './language';
import { zh } from './zh';

const STORED = 'finwait-language';
const TEXTS = { en, zh } as const;

const SwitchContext = createContext<() => void>(() => undefined);

/** Switches to the other language and remembers it. */
export function useLanguageSwitch(): () => void {
  return useContext(SwitchContext);
}

/** Gives texts in the reader's language: the one chosen before, else the first the browser asks for. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>('en');
  useEffect(() => {
    setLanguage(chooseLanguage([localStorage.getItem(STORED) ?? '', ...navigator.languages]));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const switchLanguage = () => {
    const next = LANGUAGES.find((other) => other !== language) ?? 'en';
    localStorage.setItem(STORED, next);
    setLanguage(next);
  };
  return (
    <IntlProvider locale={language} messages={TEXTS[language]} timeZone="UTC">
      <SwitchContext value={switchLanguage}>{children}</SwitchContext>
    </IntlProvider>
  );
}
