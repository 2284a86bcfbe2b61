'use client';

import type { PathChanges as Changes } from '@finwait/contracts';
import { closeUp } from '@finwait/tcp';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { readPathChanges } from '../api/path-calls';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { diffPaths, type PathDifference } from './path-diff';

/** Who changed what on a path, the newest first. */
export function PathChanges({ name }: { readonly name: string }) {
  const t = useTranslations('paths');
  const changes = useQuery({
    queryKey: ['paths', 'changes', name],
    queryFn: ({ signal }) => readPathChanges(name, signal),
  });
  return (
    <section className="onpath" aria-labelledby="changes-title">
      <div className="head">
        <h2 id="changes-title">{t('changes')}</h2>
        <span className="sub">{t('changesNote')}</span>
      </div>
      {changes.error && <PanelProblem error={changes.error} retry={() => void changes.refetch()} />}
      <ol className="changes">
        {changes.data?.changes.map((change, at) => (
          <ChangeItem
            key={change.changedAt}
            change={change}
            before={changes.data.changes[at + 1]?.path ?? null}
          />
        ))}
      </ol>
    </section>
  );
}

interface ChangeItemProps {
  readonly change: Changes['changes'][number];
  readonly before: Changes['changes'][number]['path'];
}

function ChangeItem({ change: { changedAt, changedBy, path }, before }: ChangeItemProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const now = useNow(60_000);
  const differences = path && before ? diffPaths(before, path, language) : [];
  return (
    <li>
      <span className="when">
        <time dateTime={new Date(changedAt).toISOString()}>{formatMoment(changedAt, now, { language })}</time>{' '}
        <b>{changedBy}</b>
      </span>
      {path === null && <span>{t('removed')}</span>}
      {path && !before && <span>{t('declared', { hops: path.hops.length })}</span>}
      {path && before && differences.length === 0 && <span className="dim">{t('sameAsBefore')}</span>}
      {differences.length > 0 && (
        <ul>
          {differences.map((difference) => (
            <Difference key={`${difference.hop} ${difference.what} ${difference.before}`} {...difference} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Difference({ hop, what, before, after }: PathDifference) {
  const t = useTranslations('paths');
  if (what === null) {
    const name = hop ?? '';
    return <li>{closeUp(t(after === null ? 'hopWent' : 'hopCame', { hop: name }), [name])}</li>;
  }
  return (
    <li>
      {hop !== null && <>{hop} </>}
      <code>{what}</code> {before ?? <span className="dim">{t('byDefault')}</span>} →{' '}
      <b>{after ?? t('byDefault')}</b>
    </li>
  );
}
