'use client';

import type { HostDetail } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useRoom } from '../fleet/table-columns';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { useLine } from '../live/live-context';
import type { Span } from './gaps';
import { HistoryChart } from './history-chart';
import { PRESETS, type HostView } from './host-url';
import { PointsTable } from './points-table';
import { RangePicker } from './range-picker';
import { countPoints, findLast } from './readings';
import type { Timeline } from './timeline';
import { useChartColors } from './use-chart-colors';
import type { useTimeline } from './use-timeline';
import { ValuesPanel } from './values-panel';

/** What the history panel shows and does. */
export interface HistoryPanelProps {
  readonly view: HostView;
  readonly host: HostDetail | null;
  readonly history: ReturnType<typeof useTimeline>;
  readonly now: number;
  readonly onView: (view: HostView) => void;
  readonly onToggle: (state: State) => void;
}

/** The span a view shows; one that ends now moves on by a step at a time. */
function useSpan(view: HostView, timeline: Timeline | null, now: number): Span {
  const { range } = view;
  const stepMs = Math.max(1_000, timeline?.stepMs ?? 1_000);
  const end = Math.max(Math.floor(now / stepMs) * stepMs, timeline?.at.at(-1) ?? 0);
  return useMemo(
    () => (typeof range === 'string' ? { from: end - PRESETS[range], to: end } : range),
    [range, end],
  );
}

function useResolution(timeline: Timeline | null, intervalMs: number | null): string {
  const t = useTranslations('host');
  const language = useLocale();
  if (!timeline) return t('loading');
  if (timeline.tier === 'raw')
    return t('raw', { length: formatLength(intervalMs ?? timeline.stepMs, language) });
  const samples = Math.max(1, Math.round(timeline.stepMs / (intervalMs ?? timeline.stepMs)));
  return t('bucketed', { length: formatLength(timeline.stepMs, language), samples });
}

/** Chart and values of one host over the time chosen. */
export function HistoryPanel({ view, host, history, now, onView, onToggle }: HistoryPanelProps) {
  const t = useTranslations('host');
  const language = useLocale();
  const { timeline, error, read } = history;
  const [cursorAt, setCursorAt] = useState<number | null>(null);
  const [isTable, setTable] = useState(false);
  useHotkeys([['t', () => setTable((shown) => !shown)]]);
  const room = useRoom();
  const colors = useChartColors();
  const isOffline = useLine().status === 'offline';
  const span = useSpan(view, timeline, now);
  const resolution = useResolution(timeline, host?.intervalMs ?? null);
  const toTime = (at: number) => formatMoment(at, now, { language });
  const summary = timeline
    ? t('summary', {
        host: view.name,
        from: toTime(span.from),
        to: toTime(span.to),
        points: formatFigure(countPoints(timeline), language),
        latest: view.states
          .map((state) => t('latest', { state, count: formatFigure(findLast(timeline, state), language) }))
          .join(', '),
      })
    : '';
  const isCustom = typeof view.range !== 'string';
  return (
    <div className="hostover">
      <section aria-labelledby="chart-title">
        <div className="head">
          <h2 id="chart-title">{t('chart')}</h2>
          <span className="sub" title={t('keys')}>
            {isCustom ? `${toTime(span.from)} – ${toTime(span.to)} · ${resolution}` : resolution}
          </span>
          <span className="right">
            {isCustom && (
              <button type="button" className="link" onClick={() => onView({ ...view, range: '1h' })}>
                {t('backToLive')}
              </button>
            )}
            <RangePicker range={view.range} now={now} onRange={(range) => onView({ ...view, range })} />
            <Segments
              label={t('scale')}
              segments={[
                { value: 'linear', label: t('linear') },
                { value: 'log', label: t('log') },
              ]}
              value={view.scale}
              onChange={(scale) => onView({ ...view, scale })}
            />
          </span>
        </div>
        {error && <PanelProblem error={error} retry={read} />}
        {timeline && isTable && <PointsTable timeline={timeline} states={view.states} now={now} />}
        {timeline && colors && !isTable && (
          <HistoryChart
            timeline={timeline}
            span={span}
            states={view.states}
            scale={view.scale}
            colors={colors}
            room={room}
            summary={summary}
            cursorAt={cursorAt}
            onCursor={setCursorAt}
            onDrag={(dragged) => onView({ ...view, range: dragged })}
          />
        )}
        {!timeline && !error && <div className="chart waiting" />}
      </section>
      <ValuesPanel
        timeline={timeline}
        latest={host?.states ?? null}
        cursorAt={cursorAt}
        states={view.states}
        now={now}
        rangeName={typeof view.range === 'string' ? view.range : null}
        isAged={isOffline || host?.status === 'stale'}
        onToggle={onToggle}
      />
    </div>
  );
}
