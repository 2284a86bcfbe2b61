'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { TopBar } from '../frame/top-bar';

export default function NotFound() {
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
