'use client';

import { Button, CopyButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { makeEnrolment } from '../api/calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';

const TOKEN_HOSTS = 20;

const useOrigin = () =>
  useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => '',
  );

/** The command that starts an agent, and the token it needs. */
export function EnrolCommand() {
  const t = useTranslations('firstRun');
  const c = useTranslations('copying');
  const language = useLocale();
  const now = useNow(60_000);
  const origin = useOrigin();
  const enrolment = useMutation({
    mutationFn: () => makeEnrolment({ expiresIn: 3_600, maxHosts: TOKEN_HOSTS, tags: {} }),
  });
  const token = enrolment.data?.token ?? '…';
  const command = `npm run agent -- --api ${origin} --token ${token}`;
  return (
    <>
      <pre className="cmd">
        <code>
          {'npm run agent -- \\\n'}
          {`  --api ${origin} \\\n`}
          {`  --token ${token}`}
        </code>
        {enrolment.data ? (
          <CopyButton value={command}>
            {({ copied, copy }) => (
              <Button variant="default" size="compact-sm" onClick={copy}>
                {copied ? c('copied') : c('copy')}
              </Button>
            )}
          </CopyButton>
        ) : (
          <Button
            variant="filled"
            size="compact-sm"
            disabled={enrolment.isPending}
            onClick={() => enrolment.mutate()}
          >
            {t('makeToken')}
          </Button>
        )}
      </pre>
      <p className="ink2 small">
        {enrolment.data
          ? t('tokenNote', {
              hosts: TOKEN_HOSTS,
              time: formatMoment(enrolment.data.expiresAt, now, { language }),
            })
          : t('tokenNeeded')}{' '}
        {enrolment.data && (
          <button type="button" className="link" onClick={() => enrolment.mutate()}>
            {t('makeAnother')}
          </button>
        )}
      </p>
      {enrolment.error && <PanelProblem error={enrolment.error} />}
    </>
  );
}
