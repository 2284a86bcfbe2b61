'use client';

import type { Session } from '@finwait/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { readUsers } from '../api/admin-calls';
import { TopBar } from '../frame/top-bar';
import { NewAccount } from '../settings/new-account';
import { PasswordForm } from '../settings/password-form';

/** Whether whoever signed in could not do so again: by a link that worked once, without a password, or before anybody has an account. */
export async function isLocked({ by, name }: Session): Promise<boolean> {
  if (by !== 'link') return false;
  return name !== null || (await readUsers()).length === 0;
}

/** Whose session it is, and what follows once they can come back, or do not care to. */
export interface FirstAccountProps {
  readonly session: Session;
  readonly onDone: () => void;
}

/** Asks for what makes the next sign-in possible: an account, or a password for the one that the link was for. */
export function FirstAccount({ session, onDone }: FirstAccountProps) {
  const t = useTranslations('account');
  const hasUser = session.name !== null;
  return (
    <>
      <TopBar isSignedIn={false} />
      <main className="sign-in" id="content">
        <h1>{t(hasUser ? 'setTitle' : 'firstTitle')}</h1>
        <p className="lead">{t(hasUser ? 'setLead' : 'firstLead')}</p>
        {hasUser ? <PasswordForm asksCurrent={false} onChanged={onDone} /> : <NewAccount onMade={onDone} />}
        <p>
          <Button variant="subtle" onClick={onDone}>
            {t('later')}
          </Button>
        </p>
      </main>
    </>
  );
}
