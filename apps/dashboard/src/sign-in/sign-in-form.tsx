'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import type { SessionRequest } from '@finwait/contracts';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface SignInFormProps {
  readonly isBusy: boolean;
  readonly onSubmit: (credentials: SessionRequest) => void;
}

/** Asks for name and password, or for the admin token instead. */
export function SignInForm({ isBusy, onSubmit }: SignInFormProps) {
  const t = useTranslations('signIn');
  const [way, setWay] = useState<'password' | 'token'>('password');
  const isToken = way === 'token';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = (name: string) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    onSubmit(
      isToken ? { token: read('token').trim() } : { name: read('name').trim(), password: read('password') },
    );
  };
  const shared = { required: true, withAsterisk: false, spellCheck: false };
  return (
    <form onSubmit={submit}>
      {isToken ? (
        <PasswordInput {...shared} key="token" label={t('token')} name="token" autoComplete="off" autoFocus />
      ) : (
        <>
          <TextInput
            {...shared}
            label={t('name')}
            name="name"
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
          />
          <PasswordInput {...shared} label={t('password')} name="password" autoComplete="current-password" />
        </>
      )}
      <Button type="submit" variant="filled" disabled={isBusy}>
        {t('submit')}
      </Button>
      <Button variant="subtle" onClick={() => setWay(isToken ? 'password' : 'token')}>
        {t(isToken ? 'orPassword' : 'orToken')}
      </Button>
      {isToken && (
        <p className="ink2">{t.rich('where', { code: (text: ReactNode) => <code>{text}</code> })}</p>
      )}
    </form>
  );
}
