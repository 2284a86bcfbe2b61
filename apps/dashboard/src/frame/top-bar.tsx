'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { memo, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { signOut } from '../api/calls';
import { forgetDrafts } from '../paths/kept-drafts';
import { isSignedOut } from '../api/problem-error';
import { useLine, useLiveConnection } from '../live/live-context';
import { useLanguageSwitch } from '../messages/language-provider';
import { CommandPalette } from '../palette/command-palette';
import { Mark } from './mark';

/** How fresh a page's data is while the feed is connected. */
export type Freshness = 'live' | 'late' | 'listening';

const SCHEMES = ['auto', 'light', 'dark'] as const;
const SCHEME_TEXTS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;

function ThemeSwitch() {
  const t = useTranslations('bar');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const scheme = isMounted ? colorScheme : 'auto';
  const next = SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? 'auto';
  const name = t(SCHEME_TEXTS[scheme]);
  return (
    <button type="button" aria-label={t('theme', { theme: name })} onClick={() => setColorScheme(next)}>
      {name}
    </button>
  );
}

function LanguageSwitch() {
  const t = useTranslations('bar');
  return (
    <button type="button" aria-label={t('switchLanguage')} onClick={useLanguageSwitch()}>
      {t('otherLanguage')}
    </button>
  );
}

function LiveState({ freshness }: { readonly freshness: Freshness }) {
  const t = useTranslations('bar');
  const { status } = useLine();
  const shown = status === 'live' ? freshness : status;
  return (
    <span className={`live ${shown}`} role="status">
      <i />
      {t(shown)}
    </span>
  );
}

function SignOut() {
  const t = useTranslations('bar');
  const router = useRouter();
  const connection = useLiveConnection();
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: (_, error) => {
      if (error && !isSignedOut(error)) return;
      connection.close();
      forgetDrafts();
      router.replace('/sign-in/');
    },
  });
  return (
    <button type="button" onClick={() => leave.mutate()}>
      {t('signOut')}
    </button>
  );
}

/** The areas of the dashboard, and the folders of the pages that are in each. */
const AREAS = [
  { name: 'fleet', path: '/', isIn: ['', 'host'] },
  { name: 'compare', path: '/compare/', isIn: ['compare'] },
  { name: 'paths', path: '/paths/', isIn: ['paths'] },
  { name: 'guide', path: '/guide/', isIn: ['guide'] },
  { name: 'settings', path: '/settings/', isIn: ['settings'] },
] as const;

/** Whose bar it is, and how fresh the page's figures are where it has any. */
export interface TopBarProps {
  readonly isSignedIn: boolean;
  readonly freshness?: Freshness;
}

/** The bar over every page. */
export const TopBar = memo(function TopBar({ isSignedIn, freshness }: TopBarProps) {
  const t = useTranslations('bar');
  const pathname = usePathname();
  return (
    <header className="bar">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <Link className="brand" href="/" prefetch={false} aria-label={t('home')}>
        <Mark />
        Finwait
      </Link>
      {isSignedIn && (
        <nav aria-label={t('areas')}>
          {AREAS.map(({ name, path, isIn }) => (
            <Link
              key={name}
              href={path}
              prefetch={false}
              aria-current={
                (isIn as readonly string[]).includes(pathname.split('/')[1] ?? '') ? 'page' : undefined
              }
            >
              {t(name)}
            </Link>
          ))}
        </nav>
      )}
      <div className="tools">
        {isSignedIn && <CommandPalette areas={AREAS.map(({ name, path }) => ({ name: t(name), path }))} />}
        {freshness && <LiveState freshness={freshness} />}
        <ThemeSwitch />
        <LanguageSwitch />
        {isSignedIn && <SignOut />}
      </div>
    </header>
  );
});
