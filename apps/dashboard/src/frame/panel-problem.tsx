'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { ProblemError } from '../api/problem-error';
import { isProblemCode, isSaidByTitle } from '../messages/problem-codes';
import { WarningMark } from './mark';

/** What went wrong in one panel: the sentence, its code, what to do. The other panels go on. */
export function PanelProblem({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const t = useTranslations('problem');
  const language = useLocale();
  const problem = error instanceof ProblemError ? error : null;
  const code = problem && isProblemCode(problem.code) ? problem.code : null;
  const title = code ? t(`titles.${code}`) : (problem?.title ?? t('unknown'));
  const action = code ? t(`actions.${code}`) : (problem?.action ?? '');
  return (
    <div className="problem" role="alert">
      <p>
        <span className="sev warning">
          <WarningMark />
          <span>{title}</span>
        </span>{' '}
        <span className="ink2">{action}</span>
      </p>
      <p className="dim">
        <code>{problem?.code ?? 'internal'}</code>{' '}
        {!(code && isSaidByTitle(code)) && (
          <span lang={language === 'en' ? undefined : 'en'}>{problem?.detail ?? String(error)}</span>
        )}
      </p>
      {retry && (
        <Button variant="default" size="compact-sm" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
