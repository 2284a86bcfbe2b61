'use client';

import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { PanelProblem } from '../frame/panel-problem';
import { toFieldText } from '../host/range-picker';
import type { useAnnotations } from './use-annotations';

/** What the form for a mark does. */
export interface MarkFormProps {
  readonly create: ReturnType<typeof useAnnotations>['create'];
  readonly now: number;
}

/** Sets a mark on a chart: what happened, and when. */
export function MarkForm({ create, now }: MarkFormProps) {
  const t = useTranslations('marks');
  const [isOpen, setOpen] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [text, time] = [fields.get('text'), fields.get('at')];
    if (typeof text !== 'string' || typeof time !== 'string') return;
    const at = time ? Date.parse(time) : Date.now();
    create.mutate({ at, text }, { onSuccess: () => setOpen(false) });
  };
  return (
    <>
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('set')}
      </button>
      {isOpen && (
        <form className="span" onSubmit={submit}>
          <input
            className="field"
            name="text"
            required
            maxLength={200}
            autoFocus
            placeholder={t('example')}
            aria-label={t('text')}
          />
          <label>
            {t('at')} <input type="datetime-local" name="at" defaultValue={toFieldText(now)} />
          </label>
          <Button type="submit" variant="default" size="compact-sm" loading={create.isPending}>
            {t('save')}
          </Button>
        </form>
      )}
      {create.error && <PanelProblem error={create.error} retry={() => create.reset()} />}
    </>
  );
}
