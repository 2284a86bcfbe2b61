'use client';

import type { Session } from '@finwait/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { useNow } from '../frame/use-now';
import { NewAccount } from './new-account';
import { PasswordForm } from './password-form';
import { SettingsPage } from './settings-page';

/** Who is signed in, and the password, or the way to an account where there is none. */
export function AccountPage() {
  return <SettingsPage section="account">{(session) => <Account session={session} />}</SettingsPage>;
}

function Account({ session }: { readonly session: Session }) {
  const t = useTranslations('account');
  const sections = useTranslations('sections');
  const pages = useTranslations('settingsPages');
  const language = useLocale();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const renew = () => void queries.invalidateQueries({ queryKey: ['session'] });
  const { name, role, scope, by, expiresAt } = session;
  const ways = { password: null, link: t('byLink'), token: t('bySecret') };
  const until = expiresAt === null ? null : t('until', { time: formatMoment(expiresAt, now, { language }) });
  return (
    <>
      <section aria-labelledby="account-title">
        <div className="head">
          <h2 id="account-title">{sections('account')}</h2>
        </div>
        <dl className="facts">
          <dt>{t('who')}</dt>
          <dd>
            <b data-user={name ?? ''}>{name ?? t('nobody')}</b>{' '}
            <span className="dim">{[ways[by], until].filter((text) => text !== null).join(' · ')}</span>
          </dd>
          <dt>{pages('role')}</dt>
          <dd>
            {pages(`roles.${role}`)} <span className="dim">{pages(`rolesMean.${role}`)}</span>
          </dd>
          <dt>{pages('scope')}</dt>
          <dd>{scope?.join(', ') ?? pages('wholeFleet')}</dd>
        </dl>
      </section>
      {name === null ? (
        <section aria-labelledby="first-title">
          <div className="head">
            <h2 id="first-title">{t('firstTitle')}</h2>
          </div>
          <NewAccount onMade={renew} />
        </section>
      ) : (
        <section aria-labelledby="password-title">
          <div className="head">
            <h2 id="password-title">{t('passwordTitle')}</h2>
          </div>
          <PasswordForm asksCurrent={by !== 'link'} onChanged={renew} />
        </section>
      )}
    </>
  );
}
