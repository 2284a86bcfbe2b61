'use client';

import type { HostDetail } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useRoom } from '../fleet/table-columns';
import { MarkForm } from '../annotations/mark-form';
import { useAnnotations } from '../annotations/use-annotations';
import { ExportLinks } from '../export/export-links';
import { toTimelineRows } from '../export/timeline-rows';
import { formatMoment, formatSeconds } from '../format/clock';
import { formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { useLine } from '../live/live-context';
import type { Inferred } from '../machine/use-flows';
import { RateStrips } from '../rates/rate-strips';
import { HOST_CURSOR } from '../rates/strip-plot';
import { useRates } from '../rates/use-rates';
import { DerivedFigures } from './derived-figures';
import { findGaps, type Span } from './gaps';
import type { GapMark } from './plot-marks';
import { HistoryChart } from './history-chart';
import type { HostView } from './host-url';
import { PointsTable } from './points-table';
import { RangePicker } from './range-picker';
import { countPoints, findLast } from './readings';
import { findBirth } from './shown-span';
import type { Timeline } from './timeline';
import { useChartColors } from './use-chart-colors';
import type { useTimeline } from './use-timeline';
import { ValuesPanel } from './values-panel';

/** Spans shorter than this are told to the second. */
const SECONDS_BELOW_MS = 600_000;

/** What the history panel shows and does. */
export interface HistoryPanelProps {
  readonly view: HostView;
  readonly host: HostDetail | null;
  readonly history: ReturnType<typeof useTimeline>;
  readonly now: number;
  /** The time that is shown. */
  readonly span: Span;
  readonly inferred: Inferred | null;
  readonly onView: (view: HostView) => void;
  readonly onToggle: (state: State) => void;
}

function useResolution(timeline: Timeline | null, intervalMs: number | null): string {
  const t = useTranslations('host');
  const language = useLocale();
  if (!timeline) return t('loading');
  if (timeline.entries === 'snapshots')
    return t('raw', { length: formatLength(intervalMs ?? timeline.stepMs, language) });
  const samples = Math.max(1, Math.round(timeline.stepMs / (intervalMs ?? timeline.stepMs)));
  return t('bucketed', { length: formatLength(timeline.stepMs, language), samples });
}

/** Chart and values of one host over the time chosen. */
export function HistoryPanel(props: HistoryPanelProps) {
  const { view, host, history, now, span, inferred, onView, onToggle } = props;
  const t = useTranslations('host');
  const c = useTranslations('chart');
  const language = useLocale();
  const isCustom = typeof view.range !== 'string';
  const { timeline, error, read } = history;
  const [cursorAt, setCursorAt] = useState<number | null>(null);
  const { marks, create } = useAnnotations(view.range, view.name);
  const [isTable, setTable] = useState(false);
  const panel = useRef<HTMLElement>(null);
  useHotkeys([['t', () => setTable((shown) => !shown)]]);
  const room = useRoom();
  const colors = useChartColors();
  const isOffline = useLine().status === 'offline';
  const rates = useRates(view.name, view.range);
  const birth = findBirth(timeline, host?.enrolledAt ?? null);
  const gaps = useMemo<readonly GapMark[]>(
    () =>
      timeline
        ? findGaps(timeline, { from: Math.max(span.from, birth), to: span.to }).map(({ from, to }) => ({
            from: from / 1_000,
            to: to / 1_000,
            lines: [],
          }))
        : [],
    [timeline, span, birth],
  );
  const resolution = useResolution(timeline, host?.intervalMs ?? null);
  const isShort = span.to - span.from < SECONDS_BELOW_MS;
  const toTime = (at: number) =>
    isShort ? formatSeconds(at, { language }) : formatMoment(at, now, { language });
  const facts = [
    ...(isCustom ? [`${toTime(span.from)} – ${toTime(span.to)}`] : []),
    ...(timeline || !error ? [resolution] : []),
    ...(!isCustom && host && host.enrolledAt >= span.from
      ? [t('enrolled', { time: formatMoment(host.enrolledAt, now, { language }) })]
      : []),
  ];
  const summary = timeline
    ? c('summary', {
        host: view.name,
        from: toTime(span.from),
        to: toTime(span.to),
        points: formatFigure(countPoints(timeline), language),
        latest: view.states
          .map((state) => c('latest', { state, count: formatFigure(findLast(timeline, state), language) }))
          .join(', '),
      })
    : '';
  return (
    <div className="hostover">
      <section ref={panel} aria-labelledby="chart-title">
        <div className="head">
          <h2 id="chart-title">{t('chart')}</h2>
          <span className="sub" title={c('keys')}>
            {facts.join(' · ')}
          </span>
          <span className="right">
            {isCustom && (
              <button type="button" className="link" onClick={() => onView({ ...view, range: '1h' })}>
                {c('backToLive')}
              </button>
            )}
            <RangePicker range={view.range} now={now} onRange={(range) => onView({ ...view, range })} />
            <Segments
              label={c('layout')}
              segments={[
                { value: 'stack', label: c('stack') },
                { value: 'lines', label: c('lines') },
              ]}
              value={view.layout}
              onChange={(layout) => onView({ ...view, layout })}
            />
            {view.layout === 'lines' && (
              <Segments
                label={c('scale')}
                segments={[
                  { value: 'linear', label: c('linear') },
                  { value: 'log', label: c('log') },
                ]}
                value={view.scale}
                onChange={(scale) => onView({ ...view, scale })}
              />
            )}
            <MarkForm create={create} now={now} />
            {timeline && (
              <ExportLinks
                panel={panel}
                title={`${view.name} ${t('chart')}`}
                toRows={() => toTimelineRows(timeline, view.states)}
              />
            )}
          </span>
        </div>
        {error && <PanelProblem error={error} retry={read} />}
        {timeline && isTable && <PointsTable timeline={timeline} states={view.states} now={now} />}
        {timeline && colors && !isTable && (
          <HistoryChart
            timeline={timeline}
            span={span}
            birth={birth}
            states={view.states}
            scale={view.scale}
            layout={view.layout}
            colors={colors}
            room={room}
            summary={summary}
            marks={marks}
            cursorAt={cursorAt}
            onCursor={setCursorAt}
            onDrag={(dragged) => onView({ ...view, range: dragged })}
            cursorKey={HOST_CURSOR}
          />
        )}
        {rates.data && colors && !isTable && (
          <RateStrips
            rates={rates.data}
            span={span}
            gaps={gaps}
            colors={colors}
            isCompact={room === 'phone'}
          />
        )}
        {!timeline && !error && <div className="chart waiting" />}
      </section>
      <div className="values-side">
        <ValuesPanel
          timeline={timeline}
          latest={host?.states ?? null}
          quality={host?.quality ?? null}
          cursorAt={cursorAt}
          states={view.states}
          now={now}
          isAged={isOffline || host?.status === 'stale'}
          onToggle={onToggle}
        />
        {inferred && <DerivedFigures inferred={inferred} />}
      </div>
    </div>
  );
}
