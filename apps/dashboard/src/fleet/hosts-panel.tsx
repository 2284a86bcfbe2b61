'use client';

import type { HeatMap, Host } from '@finwait/contracts';
import { isState } from '@finwait/tcp';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatFigure } from '../format/figure';
import type { FleetView } from './fleet-url';
import { HostChoice } from './host-choice';
import { filterHosts } from './host-filter';
import { sortHosts, toSortText, type HostSort } from './host-sort';
import { HostTable } from './host-table';
import type { LiveFleet } from '../live/live-fleet';
import { countHosts } from './host-census';
import { useHeldOrder } from './use-held-order';

/** What the hosts panel shows and does. */
export interface HostsPanelProps {
  readonly hosts: readonly Host[];
  /** What the feed has said since REST answered. */
  readonly live: LiveFleet;
  readonly answeredAt: number;
  /** What the sparklines are drawn from; `null` while it is read. */
  readonly heat: HeatMap | null;
  readonly view: FleetView;
  readonly onView: (view: FleetView) => void;
}

function useSortWords({ key, isDescending }: HostSort) {
  const t = useTranslations('hosts');
  if (key === 'lastSeenAt')
    return { key: t('lastSeen'), direction: isDescending ? t('newest') : t('oldest') };
  if (isState(key)) return { key, direction: isDescending ? t('descending') : t('ascending') };
  return { key: key === 'tags' ? t('tags') : t('name'), direction: isDescending ? t('za') : t('az') };
}

/** Filter and table of all hosts. The order rests while the pointer or the focus is in the table, and while the page is scrolled. */
export function HostsPanel({ hosts, live, answeredAt, heat, view, onView }: HostsPanelProps) {
  const t = useTranslations('hosts');
  const language = useLocale();
  const [isHeld, setHeld] = useState(false);
  const [isScrolling, setScrolling] = useState(false);
  const matching = useMemo(() => filterHosts(hosts, view.filter), [hosts, view.filter]);
  const sorted = useMemo(() => sortHosts(matching, view.sort), [matching, view.sort]);
  const order = useHeldOrder(sorted, isHeld || isScrolling, `${toSortText(view.sort)} ${view.filter}`);
  const census = countHosts(hosts, 0);
  const words = useSortWords(view.sort);
  const all = formatFigure(hosts.length, language);
  const facts = [
    ...(view.filter ? [t('filtered', { shown: formatFigure(sorted.length, language), all })] : []),
    t('summary', { all, stale: formatFigure(census.stale, language), ...words }),
    ...(census.never > 0 ? [t('never', { never: formatFigure(census.never, language) })] : []),
    ...(order.isOtherwise ? [t('held')] : []),
  ];
  return (
    <section className="hosts" aria-labelledby="hosts-title">
      <div className="head">
        <h2 id="hosts-title">{t('title')}</h2>
        <span className="sub">{facts.join(' · ')}</span>
        <HostChoice view={view} onView={onView} />
      </div>
      {sorted.length === 0 ? (
        <p className="nothing">
          <span className="ink2">{t('none', { filter: view.filter })}</span>{' '}
          <button type="button" className="link" onClick={() => onView({ ...view, filter: '' })}>
            {t('clear')}
          </button>
        </p>
      ) : (
        <HostTable
          hosts={order.hosts}
          live={live}
          answeredAt={answeredAt}
          heat={heat}
          sort={view.sort}
          onSort={(sort) => onView({ ...view, sort })}
          onHold={setHeld}
          onScroll={setScrolling}
        />
      )}
    </section>
  );
}
