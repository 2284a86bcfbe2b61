'use client';

import type { Session, SessionRequest } from '@finwait/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { signIn } from '../api/calls';
import { PanelProblem } from '../frame/panel-problem';
import { readNextAddress } from '../frame/sign-in-address';
import { TopBar } from '../frame/top-bar';
import { useTitle } from '../frame/use-title';
import { ACCOUNT_TEXTS } from '../messages/account-texts';
import { PageTexts } from '../messages/page-texts';
import { FirstAccount, isLocked } from './first-account';
import { SignInForm } from './sign-in-form';

/** Signs in with the code of a link, by name and password, or with the admin token. */
export function SignInPage() {
  return (
    <PageTexts texts={ACCOUNT_TEXTS}>
      <SignIn />
    </PageTexts>
  );
}

function SignIn() {
  const t = useTranslations('signIn');
  const router = useRouter();
  const queries = useQueryClient();
  const search = useSearchParams();
  const code = search.get('code');
  const next = readNextAddress(search.get('next'));
  useTitle(t('title'));

  const [locked, setLocked] = useState<Session | null>(null);
  const session = useMutation({
    mutationFn: (credentials: SessionRequest) => signIn(credentials),
    onSuccess: async (begun) => {
      if (await isLocked(begun)) setLocked(begun);
      else router.replace(next);
    },
  });
  useEffect(() => queries.clear(), [queries]);
  const used = useRef<string | null>(null);
  const redeem = useEffectEvent((given: string) => session.mutate({ code: given }));
  useEffect(() => {
    if (code === null || used.current === code) return;
    used.current = code;
    redeem(code);
  }, [code]);

  if (locked) return <FirstAccount session={locked} onDone={() => router.replace(next)} />;
  const isBusy = session.isPending || session.isSuccess;
  return (
    <>
      <TopBar isSignedIn={false} />
      <main className="sign-in" id="content">
        <h1>{t('title')}</h1>
        {session.error && <PanelProblem error={session.error} />}
        {code !== null && !session.error ? (
          <p className="lead" role="status">
            {t('working')}
          </p>
        ) : (
          <SignInForm isBusy={isBusy} onSubmit={(credentials) => session.mutate(credentials)} />
        )}
      </main>
    </>
  );
}
