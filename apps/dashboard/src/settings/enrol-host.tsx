'use client';

import type { Host } from '@finwait/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { makeEnrolment } from '../api/calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { Arrivals } from './arrivals';
import { readField } from './form-text';
import { ShownOnce } from './shown-once';
import { parseTags } from './tags-text';

const LIVES_HOURS = [1, 24, 168] as const;
const HOUR_SECONDS = 3_600;

/** Makes a command that enrols hosts, and says which of them have come. */
export function EnrolHost({ hosts }: { readonly hosts: readonly Host[] }) {
  const t = useTranslations('enrol');
  const sections = useTranslations('sections');
  const pages = useTranslations('settingsPages');
  const language = useLocale();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const [isUnread, setUnread] = useState(false);
  const made = useMutation({
    mutationFn: makeEnrolment,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['enrolments'] }),
  });
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['enrolments'] });
  }, [queries, hosts.length]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const tags = parseTags(readField(form, 'tags'));
    setUnread(tags === null);
    if (!tags) return;
    const expiresIn = Number(readField(form, 'hours')) * HOUR_SECONDS;
    made.mutate({ tags, expiresIn, maxHosts: Number(readField(form, 'uses')) });
  };
  const { data, variables } = made;
  return (
    <section aria-labelledby="enrol-title">
      <div className="head">
        <h2 id="enrol-title">{sections('enrolHost')}</h2>
        <span className="sub">{t('lead')}</span>
      </div>
      <form className="fields wide" onSubmit={submit}>
        <TextInput
          label={t('tags')}
          description={t('tagsHint')}
          name="tags"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          label={t('uses')}
          name="uses"
          type="number"
          min={1}
          max={10_000}
          defaultValue={1}
          required
          withAsterisk={false}
        />
        <NativeSelect
          label={t('lives')}
          name="hours"
          defaultValue={1}
          data={LIVES_HOURS.map((hours) => ({ value: String(hours), label: t('hours', { count: hours }) }))}
        />
        {isUnread && <p role="alert">{pages('notTags')}</p>}
        {made.error && <PanelProblem error={made.error} />}
        <Button type="submit" variant="filled" disabled={made.isPending}>
          {t('make')}
        </Button>
      </form>
      {data && variables && (
        <>
          <ShownOnce text={`npm run agent -- --api ${window.location.origin} --token ${data.token}`}>
            {t('note', {
              hosts: variables.maxHosts,
              time: formatMoment(data.expiresAt, now, { language }),
            })}
          </ShownOnce>
          <Arrivals hosts={hosts} since={data.expiresAt - variables.expiresIn * 1_000} />
        </>
      )}
    </section>
  );
}
