import type { Host } from '@finwait/contracts';
import { useMemo, useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatSeconds } from '../format/clock';
import { formatFigure } from '../format/figure';
import { useNow } from '../frame/use-now';
import { useLine } from '../live/live-context';
import type { LiveFleet } from '../live/live-fleet';
import { findLater, findNewest } from './freshness';
import { countHosts } from './host-census';

const COUNT_EVERY_MS = 10_000;

/** How many hosts report, and when the newest of their snapshots came. */
export function FleetFacts({ live, hosts }: { readonly live: LiveFleet; readonly hosts: readonly Host[] }) {
  const t = useTranslations('fleet');
  const language = useLocale();
  const now = useNow(COUNT_EVERY_MS);
  const isOffline = useLine().status === 'offline';
  const heard = useSyncExternalStore(live.observe, live.readNewestAt, () => null);
  const census = useMemo(() => countHosts(hosts, now), [hosts, now]);
  const known = useMemo(() => findNewest(hosts), [hosts]);
  const asOf = findLater(known, heard);
  const time = asOf === null ? null : formatSeconds(asOf, { language });
  const facts = [
    t('reporting', { live: formatFigure(census.live, language), all: formatFigure(census.all, language) }),
    ...(census.held > 0 ? [t('held', { held: formatFigure(census.held, language) })] : []),
    ...(time === null ? [] : [isOffline ? t('asOf', { time }) : time]),
  ];
  return <span className="sub">{facts.join(' · ')}</span>;
}
