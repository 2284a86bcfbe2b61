'use client';

import { useHotkeys } from '@mantine/hooks';
import { lazy, memo, Suspense, useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { MarkForm } from '../annotations/mark-form';
import { useAnnotations } from '../annotations/use-annotations';
import { ExportLinks } from '../export/export-links';
import { toTimelineRows } from '../export/timeline-rows';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { useNow } from '../frame/use-now';
import { DEFAULT_STATES } from '../host/host-url';
import { PointsTable } from '../host/points-table';
import { RangePicker } from '../host/range-picker';
import { countPoints, findLast } from '../host/readings';
import { toShownSpan } from '../host/shown-span';
import { useChartColors } from '../host/use-chart-colors';
import type { FleetView } from './fleet-url';
import { useRoom } from './table-columns';
import type { ReadFleetHistory } from './use-fleet-history';

/** Asked for at once, so that it comes while the history is read, and the page can be used before it is here. */
const chart = import('../host/history-chart');
const HistoryChart = lazy(async () => ({ default: (await chart).HistoryChart }));

/** What the fleet's chart shows and does. */
export interface FleetChartPanelProps {
  readonly history: ReadFleetHistory;
  readonly view: FleetView;
  readonly onView: (view: FleetView) => void;
}

/** The sums of the fleet over time. */
export const FleetChartPanel = memo(function FleetChartPanel({
  history,
  view,
  onView,
}: FleetChartPanelProps) {
  const t = useTranslations('chart');
  const f = useTranslations('fleet');
  const language = useLocale();
  const room = useRoom();
  const now = useNow(1_000);
  const colors = useChartColors();
  const [cursorAt, setCursorAt] = useState<number | null>(null);
  const { marks, create } = useAnnotations(view.range);
  const [isTable, setTable] = useState(false);
  const panel = useRef<HTMLElement>(null);
  useHotkeys([['t', () => setTable((shown) => !shown)]]);
  const { timeline, silences, error, read } = history;
  const isCustom = typeof view.range !== 'string';
  const shown = toShownSpan(view.range, { timeline, enrolledAt: timeline?.at[0] ?? null, now });
  const span = useMemo(() => ({ from: shown.from, to: shown.to }), [shown.from, shown.to]);
  const facts = [
    ...(timeline ? [f('steps', { length: formatLength(timeline.stepMs, language) })] : []),
    ...(silences.length > 0 ? [f('hatched')] : []),
  ];
  const toTime = (at: number) => formatMoment(at, now, { language });
  const summary = timeline
    ? t('summary', {
        host: f('pageTitle'),
        from: toTime(span.from),
        to: toTime(span.to),
        points: formatFigure(countPoints(timeline), language),
        latest: DEFAULT_STATES.map((state) =>
          t('latest', { state, count: formatFigure(findLast(timeline, state), language) }),
        ).join(', '),
      })
    : '';
  return (
    <section ref={panel} aria-labelledby="fleet-chart-title">
      <div className="head">
        <h2 id="fleet-chart-title">{f('chart')}</h2>
        <span className="sub" title={t('keys')}>
          {facts.join(' · ')}
        </span>
        <span className="right">
          {isCustom && (
            <button type="button" className="link" onClick={() => onView({ ...view, range: '24h' })}>
              {t('backToLive')}
            </button>
          )}
          <RangePicker range={view.range} now={now} onRange={(range) => onView({ ...view, range })} />
          <Segments
            label={t('layout')}
            segments={[
              { value: 'stack', label: t('stack') },
              { value: 'lines', label: t('lines') },
            ]}
            value={view.layout}
            onChange={(layout) => onView({ ...view, layout })}
          />
          {view.layout === 'lines' && (
            <Segments
              label={t('scale')}
              segments={[
                { value: 'linear', label: t('linear') },
                { value: 'log', label: t('log') },
              ]}
              value={view.scale}
              onChange={(scale) => onView({ ...view, scale })}
            />
          )}
          <MarkForm create={create} now={now} />
          {timeline && (
            <ExportLinks
              panel={panel}
              title={f('chart')}
              toRows={() => toTimelineRows(timeline, DEFAULT_STATES)}
            />
          )}
        </span>
      </div>
      {error && <PanelProblem error={error} retry={read} />}
      {timeline && isTable && <PointsTable timeline={timeline} states={DEFAULT_STATES} now={now} />}
      {timeline && colors && !isTable && (
        <Suspense fallback={<div className="chart waiting" />}>
          <HistoryChart
            timeline={timeline}
            span={span}
            birth={timeline.at[0] ?? 0}
            states={DEFAULT_STATES}
            scale={view.scale}
            layout={view.layout}
            colors={colors}
            room={room}
            silences={silences}
            summary={summary}
            marks={marks}
            cursorAt={cursorAt}
            onCursor={setCursorAt}
            onDrag={(range) => onView({ ...view, range })}
          />
        </Suspense>
      )}
      {!timeline && !error && <div className="chart waiting" />}
    </section>
  );
});
