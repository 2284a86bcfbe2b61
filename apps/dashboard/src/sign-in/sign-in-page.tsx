'use client';

import { Button, PasswordInput } from '@mantine/core';
import type { SessionRequest } from '@finwait/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { signIn } from '../api/calls';
import { PanelProblem } from '../frame/panel-problem';
import { readNextAddress } from '../frame/sign-in-address';
import { TopBar } from '../frame/top-bar';
import { useTitle } from '../frame/use-title';

/** Signs in with the code of a link, or with the admin token. */
export function SignInPage() {
  const t = useTranslations('signIn');
  const router = useRouter();
  const queries = useQueryClient();
  const search = useSearchParams();
  const code = search.get('code');
  const next = readNextAddress(search.get('next'));
  const field = useRef<HTMLInputElement>(null);
  useTitle(t('title'));

  const session = useMutation({
    mutationFn: (credentials: SessionRequest) => signIn(credentials),
    onSuccess: () => router.replace(next),
  });
  useEffect(() => queries.clear(), [queries]);
  const used = useRef<string | null>(null);
  const redeem = useEffectEvent((given: string) => session.mutate({ code: given }));
  useEffect(() => {
    if (code === null || used.current === code) return;
    used.current = code;
    redeem(code);
  }, [code]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const token = field.current?.value.trim() ?? '';
    if (token) session.mutate({ token });
    else field.current?.focus();
  };
  const isBusy = session.isPending || session.isSuccess;
  return (
    <>
      <TopBar />
      <main className="sign-in" id="content">
        <h1>{t('title')}</h1>
        {session.error && <PanelProblem error={session.error} />}
        {code !== null && !session.error ? (
          <p className="lead" role="status">
            {t('working')}
          </p>
        ) : (
          <form onSubmit={submit}>
            <PasswordInput
              ref={field}
              label={t('token')}
              name="token"
              autoComplete="current-password"
              spellCheck={false}
              required
              withAsterisk={false}
              autoFocus
            />
            <Button type="submit" variant="filled" disabled={isBusy}>
              {t('submit')}
            </Button>
            <p className="ink2">{t.rich('where', { code: (text: ReactNode) => <code>{text}</code> })}</p>
          </form>
        )}
      </main>
    </>
  );
}
