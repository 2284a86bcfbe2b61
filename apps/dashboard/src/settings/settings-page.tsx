'use client';

import type { Session } from '@finwait/contracts';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PanelProblem } from '../frame/panel-problem';
import { TopBar, type Freshness } from '../frame/top-bar';
import { useTitle } from '../frame/use-title';
import { PageTexts } from '../messages/page-texts';
import { SETTINGS_TEXTS } from '../messages/settings-texts';
import { toPowers, toSectionAddress, toSections, type Section } from './powers';
import { useSession } from './use-session';

/** Which page of the settings, and what stands on it. */
export interface SettingsPageProps {
  readonly section: Section;
  /** How fresh its figures are, where it has live ones. */
  readonly freshness?: Freshness;
  readonly children: (session: Session) => ReactNode;
}

/** A page of the settings: the links to those that are for the reader, and its content when it is one of them. */
export function SettingsPage({ section, freshness, children }: SettingsPageProps) {
  const t = useTranslations('sections');
  const session = useSession();
  useTitle(t(section));
  const offered = session.data ? toSections(toPowers(session.data)) : [];
  return (
    <>
      <TopBar isSignedIn {...(freshness && { freshness })} />
      <main className="page set" id="content">
        <h1 className="hidden">{t('title')}</h1>
        <nav className="subnav" aria-label={t('title')}>
          {offered.map((name) => (
            <Link
              key={name}
              href={toSectionAddress(name)}
              prefetch={false}
              aria-current={name === section ? 'page' : undefined}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
        <div>
          {session.error && <PanelProblem error={session.error} retry={() => void session.refetch()} />}
          <PageTexts texts={SETTINGS_TEXTS}>
            {session.data && (offered.includes(section) ? children(session.data) : <NotYours />)}
          </PageTexts>
        </div>
      </main>
    </>
  );
}

function NotYours() {
  return <p className="lead">{useTranslations('settingsPages')('notYours')}</p>;
}
