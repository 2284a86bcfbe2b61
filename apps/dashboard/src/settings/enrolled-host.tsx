'use client';

import type { Host } from '@finwait/contracts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { changeTags, removeHost, revokeCredential } from '../api/admin-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { ConfirmButton } from './confirm-button';
import { readField } from './form-text';
import { formatTags, parseTags } from './tags-text';

/** A host, and what the reader may do to it. */
export interface EnrolledHostProps {
  readonly host: Host;
  readonly mayAdminister: boolean;
}

/** One host: its credential for whoever may enrol, its tags and end for an admin. */
export function EnrolledHost({ host, mayAdminister }: EnrolledHostProps) {
  const t = useTranslations('enrol');
  const queries = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: ['hosts'] });
  const { name } = host;
  const revoked = useMutation({ mutationFn: () => revokeCredential(name) });
  const removed = useMutation({ mutationFn: () => removeHost(name), onSuccess: again });
  const problem = revoked.error ?? removed.error;
  return (
    <li data-enrolled={name}>
      <div className="line">
        <HostFacts host={host} />
        <span className="acts">
          {mayAdminister && (
            <Button
              variant="default"
              size="compact-sm"
              aria-expanded={isEditing}
              aria-label={t('change', { name })}
              onClick={() => setEditing(!isEditing)}
            >
              {t('edit')}
            </Button>
          )}
          <ConfirmButton
            label={t('revoke')}
            question={t('revokeQuestion', { name })}
            isBusy={revoked.isPending}
            onConfirm={() => revoked.mutate()}
          />
          {mayAdminister && (
            <ConfirmButton
              label={t('remove')}
              question={t('removeQuestion', { name })}
              isBusy={removed.isPending}
              onConfirm={() => removed.mutate()}
            />
          )}
        </span>
      </div>
      {isEditing && <TagsForm host={host} onChanged={() => setEditing(false)} />}
      {revoked.isSuccess && <p role="status">{t('revoked', { name })}</p>}
      {problem && <PanelProblem error={problem} />}
    </li>
  );
}

function HostFacts({ host }: { readonly host: Host }) {
  const t = useTranslations('enrol');
  const pages = useTranslations('settingsPages');
  const language = useLocale();
  const now = useNow(60_000);
  const { name, tags, enrolledAt, lastSeenAt } = host;
  const say = (at: number) => formatMoment(at, now, { language });
  return (
    <span className="what">
      <Link className="link" href={`/host/?name=${encodeURIComponent(name)}`} prefetch={false}>
        {name}
      </Link>
      <span className="ink2">{formatTags(tags) || t('noTags')}</span>
      <span className="dim">
        {t('enrolled')} {say(enrolledAt)} · {t('lastSeen')}{' '}
        {lastSeenAt === null ? pages('never') : say(lastSeenAt)}
      </span>
    </span>
  );
}

function TagsForm({ host, onChanged }: { readonly host: Host; readonly onChanged: () => void }) {
  const t = useTranslations('enrol');
  const pages = useTranslations('settingsPages');
  const queries = useQueryClient();
  const [isUnread, setUnread] = useState(false);
  const changed = useMutation({
    mutationFn: (tags: Record<string, string>) => changeTags(host.name, tags),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['hosts'] });
      onChanged();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const tags = parseTags(readField(event.currentTarget, 'tags'));
    setUnread(tags === null);
    if (tags) changed.mutate(tags);
  };
  return (
    <form className="fields wide" onSubmit={submit}>
      <TextInput
        label={t('change', { name: host.name })}
        description={t('tagsHint')}
        name="tags"
        defaultValue={formatTags(host.tags)}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      {isUnread && <p role="alert">{pages('notTags')}</p>}
      {changed.error && <PanelProblem error={changed.error} />}
      <Button type="submit" variant="filled" size="compact-sm" disabled={changed.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
