'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { addUser } from '../api/admin-calls';
import { PanelProblem } from '../frame/panel-problem';
import { readField } from './form-text';
import { readPower, ScopeFields } from './scope-fields';

/** Adds a user. */
export function NewUser() {
  const t = useTranslations('users');
  const account = useTranslations('account');
  const pages = useTranslations('settingsPages');
  const queries = useQueryClient();
  const [isUnread, setUnread] = useState(false);
  const added = useMutation({
    mutationFn: addUser,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const power = readPower(form);
    setUnread(power === null);
    if (!power) return;
    const password = readField(form, 'password');
    const wish = { name: readField(form, 'name').trim(), ...power, ...(password && { password }) };
    added.mutate(wish, { onSuccess: () => form.reset() });
  };
  return (
    <form className="fields wide" onSubmit={submit}>
      <TextInput
        label={account('name')}
        description={account('nameHint')}
        name="name"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        required
        withAsterisk={false}
      />
      <ScopeFields />
      <PasswordInput
        label={t('passwordOptional')}
        description={account('passwordHint')}
        name="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={256}
      />
      {isUnread && <p role="alert">{pages('notTags')}</p>}
      {added.error && <PanelProblem error={added.error} />}
      <Button type="submit" variant="filled" disabled={added.isPending}>
        {t('add')}
      </Button>
    </form>
  );
}
