'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { addUser } from '../api/admin-calls';
import { signIn } from '../api/calls';
import { PanelProblem } from '../frame/panel-problem';
import { readField } from './form-text';

/** Makes an account for the admin who came by a link or by the token, and goes on as that user. */
export function NewAccount({ onMade }: { readonly onMade: () => void }) {
  const t = useTranslations('account');
  const made = useMutation({
    mutationFn: async ({ name, password }: { readonly name: string; readonly password: string }) => {
      await addUser({ name, password, role: 'admin', scope: null });
      return signIn({ name, password });
    },
    onSuccess: onMade,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    made.mutate({ name: readField(form, 'name').trim(), password: readField(form, 'password') });
  };
  return (
    <form className="fields" onSubmit={submit}>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        required
        withAsterisk={false}
      />
      <NewPassword />
      {made.error && <PanelProblem error={made.error} />}
      <Button type="submit" variant="filled" disabled={made.isPending || made.isSuccess}>
        {t('make')}
      </Button>
    </form>
  );
}

/** The field of a new password. */
export function NewPassword() {
  const t = useTranslations('account');
  return (
    <PasswordInput
      label={t('password')}
      description={t('passwordHint')}
      name="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={256}
      required
      withAsterisk={false}
    />
  );
}
