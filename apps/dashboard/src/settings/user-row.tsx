'use client';

import type { User } from '@finwait/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { changeUser, makeSignInLink, removeUser } from '../api/admin-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { ConfirmButton } from './confirm-button';
import { readPower, ScopeFields } from './scope-fields';
import { ShownOnce } from './shown-once';

/** A user, and whether it is the reader. */
export interface UserRowProps {
  readonly user: User;
  readonly isSelf: boolean;
}

/** A user with what an admin may do to it. */
export function UserRow({ user, isSelf }: UserRowProps) {
  const t = useTranslations('users');
  const language = useLocale();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const again = () => queries.invalidateQueries({ queryKey: ['users'] });
  const link = useMutation({ mutationFn: () => makeSignInLink(user.name) });
  const removed = useMutation({ mutationFn: () => removeUser(user.name), onSuccess: again });
  return (
    <li data-user={user.name}>
      <div className="line">
        <UserFacts user={user} isSelf={isSelf} />
        <span className="acts">
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isChanging}
            onClick={() => setChanging(!isChanging)}
          >
            {t('save')}
          </Button>
          <Button variant="default" size="compact-sm" disabled={link.isPending} onClick={() => link.mutate()}>
            {t('resetPassword')}
          </Button>
          {!isSelf && (
            <ConfirmButton
              label={t('remove')}
              question={t('removeQuestion', { name: user.name })}
              isBusy={removed.isPending}
              onConfirm={() => removed.mutate()}
            />
          )}
        </span>
      </div>
      {isChanging && <ChangeUser user={user} onChanged={() => setChanging(false)} />}
      {link.data && (
        <ShownOnce text={link.data.url}>
          {t('link', { name: user.name, time: formatMoment(link.data.expiresAt, now, { language }) })}
        </ShownOnce>
      )}
      {(removed.error ?? link.error) && <PanelProblem error={removed.error ?? link.error} />}
    </li>
  );
}

function UserFacts({ user, isSelf }: UserRowProps) {
  const t = useTranslations('users');
  const pages = useTranslations('settingsPages');
  const language = useLocale();
  const now = useNow(60_000);
  const { name, role, scope, hasPassword, lastSignInAt } = user;
  const signedIn = lastSignInAt === null ? pages('never') : formatMoment(lastSignInAt, now, { language });
  return (
    <span className="what">
      <b>{name}</b> {isSelf && <span className="dim">{t('you')}</span>}
      <span className="ink2">
        {pages(`roles.${role}`)} · {scope?.join(', ') ?? pages('wholeFleet')}
      </span>
      <span className="dim">
        {t('lastSignIn')} {signedIn}
        {hasPassword ? '' : ` · ${t('noPassword')}`}
      </span>
    </span>
  );
}

function ChangeUser({ user, onChanged }: { readonly user: User; readonly onChanged: () => void }) {
  const t = useTranslations('users');
  const pages = useTranslations('settingsPages');
  const queries = useQueryClient();
  const [isUnread, setUnread] = useState(false);
  const changed = useMutation({
    mutationFn: (power: { readonly role: User['role']; readonly scope: string[] | null }) =>
      changeUser(user.name, power),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      onChanged();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const power = readPower(event.currentTarget);
    setUnread(power === null);
    if (power) changed.mutate(power);
  };
  return (
    <form className="fields wide" onSubmit={submit}>
      <ScopeFields role={user.role} scope={user.scope} />
      <p className="dim">{t('changeEnds')}</p>
      {isUnread && <p role="alert">{pages('notTags')}</p>}
      {changed.error && <PanelProblem error={changed.error} />}
      <Button type="submit" variant="filled" size="compact-sm" disabled={changed.isPending}>
        {t('change')}
      </Button>
    </form>
  );
}
