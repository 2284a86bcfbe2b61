'use client';

import type { Host, StateCounts } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { findBefore } from '../fleet/changes';
import { useFleetHistory } from '../fleet/use-fleet-history';
import { formatChange, formatFigure, formatShare } from '../format/figure';
import { Spark } from '../frame/spark';
import { toHostAddress } from '../host/host-url';
import { toColor } from '../theme/palette';

/** What the reader's own numbers are made of. */
export interface YourNumbersProps {
  readonly state: State;
  readonly hosts: readonly Host[];
  readonly totals: StateCounts | null;
  readonly now: number;
}

const toMiddle = (figures: readonly number[]): number | null =>
  figures.toSorted((one, other) => one - other)[figures.length >>> 1] ?? null;

/** The reader's own numbers of one state. */
export function YourNumbers({ state, hosts, totals, now }: YourNumbersProps) {
  const t = useTranslations('guide');
  const language = useLocale();
  const { timeline } = useFleetHistory('24h');
  const total = totals?.[state] ?? null;
  const counted = hosts.flatMap((host) => {
    const count = host.states?.[state] ?? null;
    return count === null ? [] : [{ name: host.name, count }];
  });
  const most = counted.reduce<(typeof counted)[number] | null>(
    (found, host) => (host.count > (found?.count ?? 0) ? host : found),
    null,
  );
  const before = timeline && findBefore(timeline, now)[state].hour;
  const change = total === null || before === null ? null : Math.round(total - before);
  return (
    <aside aria-labelledby="yours-title">
      <h2 id="yours-title">{t('yours')}</h2>
      <p className="hero">
        <b data-count={total ?? undefined}>{formatFigure(total, language)}</b> <span>{t('nowFleet')}</span>
      </p>
      {timeline && (
        <Spark values={timeline.series[state].avg} color={toColor(state, 'line')} width={280} height={64} />
      )}
      <dl>
        <dt>{t('vsHour')}</dt>
        <dd>{formatChange(change, language)}</dd>
        <dt>{t('middle')}</dt>
        <dd>{formatFigure(toMiddle(counted.map(({ count }) => count)), language)}</dd>
        {most && (
          <>
            <dt>{t('mostOn', { host: most.name })}</dt>
            <dd>
              {formatFigure(most.count, language)}{' '}
              {total ? <span className="dim">{formatShare(most.count / total)}</span> : null}
            </dd>
          </>
        )}
      </dl>
      {most && (
        <Link className="btn" href={toHostAddress(most.name)} prefetch={false}>
          {t('open', { host: most.name })}
        </Link>
      )}
    </aside>
  );
}
