'use client';

import type { Host } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { formatSeconds } from '../format/clock';
import { formatFigure } from '../format/figure';
import { Frame } from '../frame/frame';
import { PanelProblem } from '../frame/panel-problem';
import type { Freshness } from '../frame/top-bar';
import { useNow } from '../frame/use-now';
import { useTitle } from '../frame/use-title';
import { useLine } from '../live/live-context';
import { HeatPanel } from '../heat/heat-panel';
import { StrikingStrip } from '../heat/striking-strip';
import { useHeatMap } from '../heat/use-heat-map';
import { FirstRun } from './first-run';
import { FleetChartPanel } from './fleet-chart-panel';
import { parseFleetView, toFleetSearch, type FleetView } from './fleet-url';
import { HostsPanel } from './hosts-panel';
import { Ledger } from './ledger';
import { countHosts } from './live-fleet';
import { useFleet } from './use-fleet';
import { useKiosk } from './use-kiosk';
import { useFleetHistory } from './use-fleet-history';

const NO_HOSTS: readonly Host[] = [];
const LATE_AFTER_INTERVALS = 3;
const USUAL_INTERVAL_MS = 10_000;

const findNewest = (hosts: readonly Host[]) =>
  hosts.reduce<number | null>(
    (newest, { lastSeenAt }) => (lastSeenAt !== null && lastSeenAt > (newest ?? 0) ? lastSeenAt : newest),
    null,
  );

const findInterval = (hosts: readonly Host[]) =>
  hosts.reduce((shortest, { intervalMs }) => Math.min(shortest, intervalMs ?? Infinity), Infinity);

/** The fleet: totals by state, and every host. */
export function FleetPage() {
  const t = useTranslations('fleet');
  const language = useLocale();
  const view = parseFleetView(useSearchParams());
  const { hosts, totals, unknown, problems, retry } = useFleet();
  const now = useNow(1_000);
  const isOffline = useLine().status === 'offline';
  const state = useKiosk(view.isKiosk, view.state);
  const history = useFleetHistory(view.range);
  const hasChart = history.timeline !== null || history.error !== null;
  const heat = useHeatMap(state, view.range, hosts ?? NO_HOSTS, hasChart);
  const day = useFleetHistory('24h');
  useTitle(t('pageTitle'));

  const showView = (next: FleetView) => window.history.replaceState(null, '', `/${toFleetSearch(next)}`);
  const known = hosts ?? [];
  const asOf = findNewest(known);
  const interval = findInterval(known);
  const silentMs = LATE_AFTER_INTERVALS * (Number.isFinite(interval) ? interval : USUAL_INTERVAL_MS);
  const freshness: Freshness = asOf === null ? 'listening' : now - asOf > silentMs ? 'late' : 'live';

  if (hosts && asOf === null) {
    return (
      <Frame freshness={freshness} asOf={null}>
        <FirstRun hosts={hosts} />
      </Frame>
    );
  }
  const census = countHosts(known, now);
  const facts = [
    t('reporting', { live: formatFigure(census.live, language), all: formatFigure(census.all, language) }),
    ...(census.held > 0 ? [t('held', { held: formatFigure(census.held, language) })] : []),
    ...(asOf === null
      ? []
      : [
          isOffline
            ? t('asOf', { time: formatSeconds(asOf, { language }) })
            : formatSeconds(asOf, { language }),
        ]),
  ];
  const choose = (chosen: State) =>
    showView({ ...view, state: chosen, sort: { key: chosen, isDescending: true } });
  return (
    <Frame freshness={freshness} asOf={asOf} isKiosk={view.isKiosk}>
      <h1 className="hidden">{t('pageTitle')}</h1>
      <div className="overview">
        <div className="over">
          <section aria-labelledby="states-title">
            <div className="head">
              <h2 id="states-title">{t('states')}</h2>
              {hosts && <span className="sub">{facts.join(' · ')}</span>}
            </div>
            {problems.latest && <PanelProblem error={problems.latest} retry={retry.latest} />}
            <Ledger
              totals={totals}
              day={day.timeline}
              now={now}
              chosen={state}
              isAged={isOffline}
              onChoose={choose}
            />
            {unknown ? (
              <p className="dim after">{t('unknownNote', { count: formatFigure(unknown, language) })}</p>
            ) : null}
          </section>
          <FleetChartPanel history={history} view={view} now={now} onView={showView} />
        </div>
        <div className="overtime">
          {asOf !== null && !view.isKiosk && <StrikingStrip heat={heat} asOf={asOf} />}
          <HeatPanel
            heat={heat}
            state={state}
            order={view.order}
            now={now}
            onState={choose}
            onOrder={(order) => showView({ ...view, order })}
          />
        </div>
      </div>
      {problems.hosts && <PanelProblem error={problems.hosts} retry={retry.hosts} />}
      {hosts && <HostsPanel hosts={hosts} heat={heat.map} view={view} onView={showView} />}
    </Frame>
  );
}
