'use client';

import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { changePassword } from '../api/admin-calls';
import { PanelProblem } from '../frame/panel-problem';
import { readField } from './form-text';
import { NewPassword } from './new-account';

/** What the form asks, and what follows. */
export interface PasswordFormProps {
  /** False in a session that began by a link, which proves who it is. */
  readonly asksCurrent: boolean;
  readonly onChanged: () => void;
}

/** Sets the password of the user who is signed in; every other session of the user ends. */
export function PasswordForm({ asksCurrent, onChanged }: PasswordFormProps) {
  const t = useTranslations('account');
  const changed = useMutation({ mutationFn: changePassword, onSuccess: onChanged });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const password = readField(form, 'password');
    const current = asksCurrent ? { current: readField(form, 'current') } : {};
    changed.mutate({ ...current, password }, { onSuccess: () => form.reset() });
  };
  return (
    <form className="fields" onSubmit={submit}>
      {asksCurrent && (
        <PasswordInput
          label={t('current')}
          name="current"
          autoComplete="current-password"
          maxLength={256}
          required
          withAsterisk={false}
        />
      )}
      <NewPassword />
      {changed.error && <PanelProblem error={changed.error} />}
      {changed.isSuccess && <p role="status">{t('changed')}</p>}
      <Button type="submit" variant="filled" disabled={changed.isPending}>
        {t(asksCurrent ? 'change' : 'set')}
      </Button>
    </form>
  );
}
