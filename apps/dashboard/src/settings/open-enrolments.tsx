'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readEnrolments, revokeEnrolment } from '../api/admin-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { ConfirmButton } from './confirm-button';
import { formatTags } from './tags-text';

/** The tokens that still admit hosts; nothing where there is none. */
export function OpenEnrolments() {
  const t = useTranslations('enrol');
  const tokens = useTranslations('tokens');
  const language = useLocale();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const open = useQuery({
    queryKey: ['enrolments'],
    queryFn: ({ signal }) => readEnrolments(signal),
    staleTime: 0,
  });
  const ended = useMutation({
    mutationFn: revokeEnrolment,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['enrolments'] }),
  });
  const problem = open.error ?? ended.error;
  if (problem) return <PanelProblem error={problem} retry={() => void open.refetch()} />;
  if (!open.data || open.data.length === 0) return null;
  return (
    <section aria-labelledby="open-title">
      <div className="head">
        <h2 id="open-title">{t('openTitle')}</h2>
      </div>
      <ul className="rows">
        {open.data.map(({ id, tags, usedHosts, maxHosts, createdBy, expiresAt }) => (
          <li key={id}>
            <div className="line">
              <span className="what">
                <span>{formatTags(tags) || t('noTags')}</span>
                <span className="ink2">{t('used', { used: usedHosts, max: maxHosts })}</span>
                <span className="dim">
                  {tokens('by')} {createdBy} · {tokens('expires')}{' '}
                  {formatMoment(expiresAt, now, { language })}
                </span>
              </span>
              <span className="acts">
                <ConfirmButton
                  label={t('end')}
                  question={t('endQuestion')}
                  isBusy={ended.isPending}
                  onConfirm={() => ended.mutate(id)}
                />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
