'use client';

import type { Host } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { useSearchParams } from 'next/navigation';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatFigure } from '../format/figure';
import { Frame } from '../frame/frame';
import { PanelProblem } from '../frame/panel-problem';
import { useTitle } from '../frame/use-title';
import { useLine } from '../live/live-context';
import { HeatPanel } from '../heat/heat-panel';
import type { HeatOrder } from '../heat/heat-rows';
import { StrikingStrip } from '../heat/striking-strip';
import { useHeatMap } from '../heat/use-heat-map';
import { FleetFacts } from './fleet-facts';
import { FleetChartPanel } from './fleet-chart-panel';
import { parseFleetView, toFleetSearch, type FleetView } from './fleet-url';
import { findLater, findNewest } from './freshness';
import { HostsPanel } from './hosts-panel';
import { LiveLedger } from './live-ledger';
import { useFleet } from './use-fleet';
import { useFreshness } from './use-freshness';
import { useKiosk } from './use-kiosk';
import { useFleetHistory } from './use-fleet-history';

/** Only a fleet that has never reported shows it, so no other loads it. */
const FirstRun = lazy(async () => ({ default: (await import('./first-run')).FirstRun }));

const NO_HOSTS: readonly Host[] = [];

function showView(view: FleetView): void {
  window.history.replaceState(null, '', `/${toFleetSearch(view)}`);
}

/** The fleet: totals by state, and every host. */
export function FleetPage() {
  const t = useTranslations('fleet');
  const language = useLocale();
  const search = useSearchParams();
  const view = useMemo(() => parseFleetView(search), [search]);
  const { hosts, live, answeredAt, latest, problems, retry } = useFleet();
  const isOffline = useLine().status === 'offline';
  const state = useKiosk(view.isKiosk, view.state);
  const history = useFleetHistory(view.range);
  const hasChart = history.timeline !== null || history.error !== null;
  const heat = useHeatMap(state, view.range, hosts ?? NO_HOSTS, hasChart);
  const day = useFleetHistory('24h');
  const freshness = useFreshness(live, hosts ?? NO_HOSTS);
  useTitle(t('pageTitle'));

  const followedAt = useMemo(() => findNewest(hosts ?? NO_HOSTS), [hosts]);
  /** Without a line nothing changes it. */
  const asOf = isOffline ? findLater(followedAt, live.readNewestAt()) : followedAt;

  const choose = useCallback(
    (chosen: State) => showView({ ...view, state: chosen, sort: { key: chosen, isDescending: true } }),
    [view],
  );
  const order = useCallback((order: HeatOrder) => showView({ ...view, order }), [view]);

  if (hosts && asOf === null) {
    return (
      <Frame freshness={freshness} asOf={null}>
        <Suspense>
          <FirstRun hosts={hosts} />
        </Suspense>
      </Frame>
    );
  }
  return (
    <Frame freshness={freshness} asOf={asOf} isKiosk={view.isKiosk}>
      <h1 className="hidden">{t('pageTitle')}</h1>
      <div className="overview">
        <div className="over">
          <section aria-labelledby="states-title">
            <div className="head">
              <h2 id="states-title">{t('states')}</h2>
              {hosts && <FleetFacts live={live} hosts={hosts} />}
            </div>
            {problems.latest && <PanelProblem error={problems.latest} retry={retry.latest} />}
            <LiveLedger
              live={live}
              latest={latest}
              day={day.timeline}
              chosen={state}
              isAged={isOffline}
              onChoose={choose}
            />
            {latest?.unknown ? (
              <p className="dim after">
                {t('unknownNote', { count: formatFigure(latest.unknown, language) })}
              </p>
            ) : null}
          </section>
          <FleetChartPanel history={history} view={view} onView={showView} />
        </div>
        <div className="overtime">
          {followedAt !== null && !view.isKiosk && <StrikingStrip heat={heat} asOf={followedAt} />}
          <HeatPanel heat={heat} state={state} order={view.order} onState={choose} onOrder={order} />
        </div>
      </div>
      {problems.hosts && <PanelProblem error={problems.hosts} retry={retry.hosts} />}
      {hosts && (
        <HostsPanel
          hosts={hosts}
          live={live}
          answeredAt={answeredAt}
          heat={heat.map}
          view={view}
          onView={showView}
        />
      )}
    </Frame>
  );
}
