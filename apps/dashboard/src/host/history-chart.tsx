'use client';

import type { Annotation } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { useEffect, useEffectEvent, useMemo, useRef, type KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatAxisTime } from '../format/clock';
import { formatLength } from '../format/length';
import type { Room } from '../fleet/table-columns';
import { useWidth } from '../frame/use-width';
import type { ChartColors } from '../theme/palette';
import { findGaps, type Span } from './gaps';
import { toBanded } from './plot-style';
import { HistoryPlot, type PlotContent } from './history-plot';
import type { Layout, Scale } from './host-url';
import { toPlotColumns } from './plot-columns';
import { toLayerEnds, toLineEnds } from './plot-ends';
import { countPoints } from './readings';
import { toStackColumns } from './stack-columns';
import type { Timeline } from './timeline';

const HEIGHT = 336;
const PHONE_HEIGHT = 260;

/** What the chart shows and tells. */
export interface HistoryChartProps {
  readonly timeline: Timeline;
  readonly span: Span;
  /** When the host began, in epoch milliseconds: what lies before is not a gap. */
  readonly birth: number;
  readonly states: readonly State[];
  readonly scale: Scale;
  readonly layout: Layout;
  readonly colors: ChartColors;
  readonly room: Room;
  /** When some of the hosts summed were silent, in epoch milliseconds; left out where only one host is shown. */
  readonly silences?: readonly Span[];
  /** Charts with this key share one cursor. */
  readonly cursorKey?: string;
  /** The chart in one sentence, for readers who do not see it. */
  readonly summary: string;
  /** What happened meanwhile, in epoch milliseconds. */
  readonly marks: readonly Pick<Annotation, 'at' | 'text'>[];
  readonly cursorAt: number | null;
  readonly onCursor: (at: number | null) => void;
  readonly onDrag: (span: Span) => void;
}

function useContent(props: HistoryChartProps): PlotContent {
  const { timeline, span, birth, states, scale, layout, colors, room, silences, marks } = props;
  const t = useTranslations('chart');
  const language = useLocale();
  const isPhone = room === 'phone';
  return useMemo(() => {
    const look = { colors, isPhone };
    const gaps = findGaps(timeline, { from: Math.max(span.from, birth), to: span.to });
    return {
      span,
      columns:
        layout === 'stack'
          ? toStackColumns(timeline, states, gaps)
          : toPlotColumns(timeline, states, { gaps, scale }),
      flags: marks.map(({ at, text }) => ({ at: at / 1_000, text })),
      ...(silences && {
        silences: silences.map(({ from, to }) => ({ from: from / 1_000, to: to / 1_000 })),
      }),
      gaps: gaps.map((gap) => {
        const length = formatLength(gap.to - gap.from, language);
        return { from: gap.from / 1_000, to: gap.to / 1_000, lines: isPhone ? [length] : [t('gap'), length] };
      }),
      ends:
        layout === 'stack'
          ? toLayerEnds(timeline, states, look, (layers, count) =>
              isPhone ? t('rest', { count }) : t('others', { layers, count }),
            )
          : toLineEnds(timeline, states, { ...look, scale, language }),
    };
  }, [timeline, span, birth, states, scale, layout, colors, isPhone, silences, marks, language, t]);
}

/** State counts over time. Dragging zooms, arrow keys move the cursor. */
export function HistoryChart(props: HistoryChartProps) {
  const { timeline, states, scale, layout, colors, room, summary, cursorAt, onCursor, onDrag } = props;
  const language = useLocale();
  const content = useContent(props);
  const isPhone = room === 'phone';
  const { ref: sized, width } = useWidth();
  const target = useRef<HTMLDivElement>(null);
  const plot = useRef<HistoryPlot | null>(null);
  const size = { width, height: isPhone ? PHONE_HEIGHT : HEIGHT };
  const hasRoom = size.width > 0;
  const banded = toBanded(timeline, states);

  const build = useEffectEvent(
    (element: HTMLElement) =>
      new HistoryPlot(
        element,
        {
          states,
          scale,
          layout,
          colors,
          isCompact: isPhone,
          banded,
          hasCoverage: props.silences !== undefined,
          ...(props.cursorKey !== undefined && { cursorKey: props.cursorKey }),
          formatTime: (at, stepMs) => formatAxisTime(at, stepMs, { language }),
        },
        { content, size, events: { pointed: onCursor, dragged: onDrag } },
      ),
  );
  const statesKey = states.join();
  const bandedKey = banded.join();
  useEffect(() => {
    if (!target.current || !hasRoom) return undefined;
    const built = build(target.current);
    plot.current = built;
    return () => {
      plot.current = null;
      built.destroy();
    };
  }, [hasRoom, statesKey, scale, layout, colors, isPhone, bandedKey, language]);
  useEffect(() => plot.current?.show(content), [content]);
  useEffect(() => {
    if (hasRoom) plot.current?.resize({ width: size.width, height: size.height });
  }, [hasRoom, size.width, size.height]);
  useEffect(() => {
    const canvas = target.current?.querySelector('canvas');
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', summary);
  });

  const moveCursor = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 && event.key !== 'Escape') return;
    event.preventDefault();
    const at = event.key === 'Escape' ? null : toNeighbour(timeline.at, cursorAt, step);
    plot.current?.point(at);
    onCursor(at);
  };
  return (
    <div
      ref={sized}
      className="chart"
      style={{ height: size.height }}
      tabIndex={0}
      role="group"
      aria-label={summary}
      data-points={countPoints(timeline)}
      onKeyDown={moveCursor}
    >
      <div ref={target} />
    </div>
  );
}

function toNeighbour(ats: readonly number[], at: number | null, step: number): number | null {
  if (at === null) return ats.at(-1) ?? null;
  const near = ats.reduce(
    (best, other, place) => (Math.abs(other - at) < Math.abs((ats[best] ?? 0) - at) ? place : best),
    0,
  );
  return ats[Math.min(ats.length - 1, Math.max(0, near + step))] ?? null;
}
