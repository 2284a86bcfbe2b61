'use client';

import type { ApiToken } from '@finwait/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readTokens, revokeToken } from '../api/admin-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { ConfirmButton } from './confirm-button';
import { NewToken } from './new-token';
import { SettingsPage } from './settings-page';

/** The tokens that programs use. */
export function TokensPage() {
  return <SettingsPage section="tokens">{() => <Tokens />}</SettingsPage>;
}

function Tokens() {
  const t = useTranslations('tokens');
  const sections = useTranslations('sections');
  const pages = useTranslations('settingsPages');
  const tokens = useQuery({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => readTokens(signal),
    staleTime: 0,
  });
  return (
    <>
      <section aria-labelledby="make-title">
        <div className="head">
          <h2 id="make-title">{t('make')}</h2>
          <span className="sub">{t('makeLead')}</span>
        </div>
        <NewToken />
      </section>
      <section aria-labelledby="tokens-title">
        <div className="head">
          <h2 id="tokens-title">{sections('tokens')}</h2>
          <span className="sub">{tokens.isPending ? pages('loading') : ''}</span>
        </div>
        {tokens.error && <PanelProblem error={tokens.error} retry={() => void tokens.refetch()} />}
        {tokens.data?.length === 0 && <p className="ink2">{t('none')}</p>}
        <ul className="rows">
          {tokens.data?.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      </section>
    </>
  );
}

function TokenRow({ token }: { readonly token: ApiToken }) {
  const t = useTranslations('tokens');
  const pages = useTranslations('settingsPages');
  const language = useLocale();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const revoked = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const say = (at: number | null) => (at === null ? pages('never') : formatMoment(at, now, { language }));
  return (
    <li data-token={token.name}>
      <div className="line">
        <span className="what">
          <b>{token.name}</b>
          <span className="ink2">
            {pages(`roles.${token.role}`)} · {token.scope?.join(', ') ?? pages('wholeFleet')}
          </span>
          <span className="dim">
            {t('prefix')} <code>{token.prefix}</code> · {t('by')} {token.createdBy} · {t('expires')}{' '}
            {say(token.expiresAt)} · {t('lastUsed')} {say(token.lastUsedAt)}
          </span>
        </span>
        <span className="acts">
          <ConfirmButton
            label={t('revoke')}
            question={t('revokeQuestion', { name: token.name })}
            isBusy={revoked.isPending}
            onConfirm={() => revoked.mutate()}
          />
        </span>
      </div>
      {revoked.error && <PanelProblem error={revoked.error} />}
    </li>
  );
}
