'use client';

import type { AuditAction } from '@finwait/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { readAudit, readAuditChain, type AuditWish } from '../api/admin-calls';
import { formatFigure } from '../format/figure';
import { TickMark, WarningMark } from '../frame/mark';
import { PanelProblem } from '../frame/panel-problem';
import { AUDIT_ACTIONS } from './audit-actions';
import { AuditTable } from './audit-table';
import { readField } from './form-text';
import { SettingsPage } from './settings-page';

/** Who did what, and whether the log is as it was written. */
export function AuditPage() {
  return <SettingsPage section="audit">{() => <Audit />}</SettingsPage>;
}

function ChainMark() {
  const t = useTranslations('audit');
  const language = useLocale();
  const chain = useQuery({
    queryKey: ['audit', 'chain'],
    queryFn: ({ signal }) => readAuditChain(signal),
    staleTime: 0,
  });
  if (chain.error) return <PanelProblem error={chain.error} retry={() => void chain.refetch()} />;
  if (!chain.data) return <span className="sub">{t('checking')}</span>;
  const { entries, firstBreak } = chain.data;
  if (!firstBreak) {
    return (
      <span className="sev ok" data-chain="whole">
        <TickMark /> {t('whole', { count: formatFigure(entries, language) })}
      </span>
    );
  }
  return (
    <span className="sev warning" data-chain="broken" role="alert">
      <WarningMark />{' '}
      {t('broken', { id: formatFigure(firstBreak.id, language), cause: t(`causes.${firstBreak.cause}`) })}
    </span>
  );
}

function Audit() {
  const t = useTranslations('audit');
  const sections = useTranslations('sections');
  const pages = useTranslations('settingsPages');
  const [wish, setWish] = useState<AuditWish>({});
  const audit = useInfiniteQuery({
    queryKey: ['audit', 'entries', wish],
    queryFn: ({ pageParam, signal }) =>
      readAudit({ ...wish, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section aria-labelledby="audit-title">
      <div className="head">
        <h2 id="audit-title">{sections('audit')}</h2>
        <ChainMark />
      </div>
      <Filter onWish={setWish} />
      {audit.error && <PanelProblem error={audit.error} retry={() => void audit.refetch()} />}
      {audit.isPending && <p className="dim">{pages('loading')}</p>}
      {audit.data && entries.length === 0 && <p className="ink2">{t('none')}</p>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {audit.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={audit.isFetchingNextPage}
          onClick={() => void audit.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </section>
  );
}

function Filter({ onWish }: { readonly onWish: (wish: AuditWish) => void }) {
  const t = useTranslations('audit');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const actor = readField(form, 'actor').trim();
    const action = AUDIT_ACTIONS.find((known) => known === readField(form, 'action'));
    onWish({ ...(actor && { actor }), ...(action && { action }) });
  };
  const actions: readonly (AuditAction | '')[] = ['', ...AUDIT_ACTIONS];
  return (
    <form className="filter" onSubmit={submit}>
      <NativeSelect
        size="xs"
        name="action"
        aria-label={t('action')}
        data={actions.map((value) => ({ value, label: value === '' ? t('everything') : value }))}
      />
      <TextInput
        size="xs"
        name="actor"
        aria-label={t('actor')}
        placeholder={t('filterActor')}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
      />
      <Button type="submit" variant="default" size="compact-sm">
        {t('filter')}
      </Button>
    </form>
  );
}
