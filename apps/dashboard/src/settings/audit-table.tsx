'use client';

import type { AuditEntry } from '@finwait/contracts';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment, formatSeconds } from '../format/clock';
import { WarningMark } from '../frame/mark';
import { useNow } from '../frame/use-now';

/** Entries of the audit log, the newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const t = useTranslations('audit');
  const language = useLocale();
  const now = useNow(60_000);
  return (
    <div className="scroll">
      <table className="plain stack">
        <thead>
          <tr>
            {(['at', 'actor', 'action', 'target', 'address', 'outcome'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, actor, action, target, address, outcome }) => (
            <tr key={id}>
              <td className="dim nowrap" title={formatSeconds(at, { language })}>
                {formatMoment(at, now, { language })}
              </td>
              <td>{actor}</td>
              <td>
                <code>{action}</code>
              </td>
              <td>{target ?? '–'}</td>
              <td className="dim">{address ?? '–'}</td>
              <td>
                {outcome === 'done' ? (
                  <span className="dim">{t('done')}</span>
                ) : (
                  <span className="sev warning">
                    <WarningMark /> {t('refused')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
