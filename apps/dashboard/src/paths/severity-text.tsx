import type { Severity } from '@finwait/tcp';
import { useTranslations } from 'use-intl';
import { ErrorMark, InfoMark, TickMark, WarningMark } from '../frame/mark';

const MARKS = { error: ErrorMark, warning: WarningMark, info: InfoMark, fine: TickMark } as const;

/** How bad something is, by shape, word and colour; fine where nothing was found. */
export function SeverityText({ severity }: { readonly severity: Severity | null }) {
  const t = useTranslations('paths');
  const name = severity ?? 'fine';
  const Mark = MARKS[name];
  return (
    <span className={`sev ${name}`}>
      <Mark />
      <span>{t(`severities.${name}`)}</span>
    </span>
  );
}
