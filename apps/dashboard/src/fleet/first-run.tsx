'use client';

import type { Host } from '@finwait/contracts';
import { Button, CopyButton } from '@mantine/core';
import { STATE_NAMES } from '@finwait/tcp';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { makeEnrolment, readReadiness } from '../api/calls';
import { formatMoment } from '../format/clock';
import { formatLength } from '../format/length';
import { TickMark } from '../frame/mark';
import { PanelProblem } from '../frame/panel-problem';
import { StateName } from '../frame/state-glyph';
import { useNow } from '../frame/use-now';

const TOKEN_HOSTS = 20;
const ASK_AGAIN_MS = 5_000;

const useOrigin = () =>
  useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => '',
  );

function Command() {
  const t = useTranslations('firstRun');
  const language = useLocale();
  const now = useNow(60_000);
  const origin = useOrigin();
  const enrolment = useMutation({ mutationFn: () => makeEnrolment(TOKEN_HOSTS) });
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
                {copied ? t('copied') : t('copy')}
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

/** One step of the way to the first figure. */
interface StepProps {
  readonly stage: 'done' | 'current' | 'later';
  readonly title: string;
  readonly note: string;
}

function Step({ stage, title, note }: StepProps) {
  return (
    <li className={stage} aria-current={stage === 'current' ? 'step' : undefined}>
      {stage === 'done' ? <TickMark /> : <i />}
      <b>{title}</b>
      <em>{note}</em>
    </li>
  );
}

function Steps({ hosts }: { readonly hosts: readonly Host[] }) {
  const t = useTranslations('firstRun');
  const language = useLocale();
  const now = useNow(1_000);
  const [openedAt] = useState(now);
  const readiness = useQuery({
    queryKey: ['readiness'],
    queryFn: ({ signal }) => readReadiness(signal),
    refetchInterval: ASK_AGAIN_MS,
  });
  const isReady = readiness.data?.ready === true;
  const isEnrolled = hosts.length > 0;
  const readyNote = isReady ? t('readyNote') : (readiness.data?.reason ?? '');
  const names = hosts.slice(0, 3).map((host) => host.name);
  return (
    <ol className="steps">
      <Step
        stage={isReady ? 'done' : 'current'}
        title={isReady || readiness.isPending ? t('ready') : t('notReady')}
        note={readyNote}
      />
      <Step
        stage={isEnrolled ? 'done' : isReady ? 'current' : 'later'}
        title={isEnrolled ? t('enrolled', { count: hosts.length }) : t('enrol')}
        note={
          isEnrolled ? names.join(', ') : t('enrolNote', { length: formatLength(now - openedAt, language) })
        }
      />
      <Step stage={isEnrolled ? 'current' : 'later'} title={t('snapshot')} note={t('snapshotNote')} />
    </ol>
  );
}

/** What to do while no host has reported: one command, three steps that tick, and what will be counted. */
export function FirstRun({ hosts }: { readonly hosts: readonly Host[] }) {
  const t = useTranslations('firstRun');
  const fleet = useTranslations('fleet');
  const gloss = useTranslations('gloss');
  return (
    <div className="first">
      <section aria-labelledby="first-title">
        <h1 id="first-title">{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <Command />
        <Steps hosts={hosts} />
        <p className="ink2 trouble">
          {t.rich('trouble', { code: (text: ReactNode) => <code>{text}</code> })}
        </p>
      </section>
      <section aria-labelledby="states-title">
        <div className="head">
          <h2 id="states-title">{fleet('states')}</h2>
          <span className="sub">{t('hosts', { count: hosts.length })}</span>
        </div>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{fleet('state')}</th>
              <th scope="col" className="num">
                {fleet('now')}
              </th>
              <th scope="col" className="gloss">
                {t('willCount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {STATE_NAMES.map((state) => (
              <tr key={state}>
                <th scope="row">
                  <StateName state={state} />
                </th>
                <td className="num dim" data-state={state}>
                  –
                </td>
                <td className="dim gloss">{gloss(state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="dim after">{t('dash')}</p>
      </section>
    </div>
  );
}
