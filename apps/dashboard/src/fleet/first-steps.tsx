'use client';

import type { Host } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { readReadiness } from '../api/calls';
import { formatLength } from '../format/length';
import { TickMark } from '../frame/mark';
import { useNow } from '../frame/use-now';

const ASK_AGAIN_MS = 5_000;

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

/** How far the way from an empty API to the first figure is. */
export function FirstSteps({ hosts }: { readonly hosts: readonly Host[] }) {
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
