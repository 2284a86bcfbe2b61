'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { TopBar } from './top-bar';

/** What stands at an address that no page has. */
export function MissingPage() {
  const t = useTranslations('notFound');
  return (
    <>
      <TopBar isSignedIn={false} />
      <main className="sign-in" id="content">
        <h1>{t('title')}</h1>
        <p>
          <Link className="link" href="/">
            {t('back')}
          </Link>
        </p>
      </main>
    </>
  );
}
