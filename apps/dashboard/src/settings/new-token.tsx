'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { makeToken } from '../api/admin-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { readField } from './form-text';
import { readPower, ScopeFields } from './scope-fields';
import { ShownOnce } from './shown-once';

const LIVES_DAYS = [1, 7, 30, 90, 365] as const;
const USUAL_DAYS = 90;
const DAY_SECONDS = 86_400;

/** Makes a token and shows it once. */
export function NewToken() {
  const t = useTranslations('tokens');
  const pages = useTranslations('settingsPages');
  const language = useLocale();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const [isUnread, setUnread] = useState(false);
  const made = useMutation({
    mutationFn: makeToken,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const power = readPower(form);
    setUnread(power === null);
    if (!power) return;
    const expiresIn = Number(readField(form, 'days')) * DAY_SECONDS;
    made.mutate(
      { name: readField(form, 'name').trim(), ...power, expiresIn },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <>
      <form className="fields wide" onSubmit={submit}>
        <TextInput label={t('name')} name="name" maxLength={64} required withAsterisk={false} />
        <ScopeFields />
        <NativeSelect
          label={t('lives')}
          name="days"
          defaultValue={USUAL_DAYS}
          data={LIVES_DAYS.map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
        />
        {isUnread && <p role="alert">{pages('notTags')}</p>}
        {made.error && <PanelProblem error={made.error} />}
        <Button type="submit" variant="filled" disabled={made.isPending}>
          {t('make')}
        </Button>
      </form>
      {made.data && (
        <ShownOnce text={made.data.token}>
          {t('shownOnce', { time: formatMoment(made.data.expiresAt, now, { language }) })}
        </ShownOnce>
      )}
    </>
  );
}
