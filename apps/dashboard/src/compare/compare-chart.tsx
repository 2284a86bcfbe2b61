'use client';

import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useLocale } from 'use-intl';
import type { Room } from '../fleet/table-columns';
import { formatAxisTime } from '../format/clock';
import { useWidth } from '../frame/use-width';
import type { Span } from '../host/gaps';
import type { Scale } from '../host/host-url';
import type { ChartColors } from '../theme/palette';
import { ComparePlot } from './compare-plot';
import type { ComparedLine } from './compared-lines';
import { toLineLooks } from './line-looks';

/** What the chart of a comparison shows and tells. */
export interface CompareChartProps {
  readonly lines: readonly ComparedLine[];
  readonly span: Span;
  readonly scale: Scale;
  readonly colors: ChartColors;
  readonly room: Room;
  readonly summary: string;
  readonly onCursor: (at: number | null) => void;
  readonly onDrag: (span: Span) => void;
}

/** In CSS pixels, as compare.css keeps them free. */
const HEIGHT = 380;
const WALL_HEIGHT = 720;

/** Several hosts, or a host and its own past, on one chart. */
export function CompareChart(props: CompareChartProps) {
  const { lines, span, scale, colors, room, summary, onCursor, onDrag } = props;
  const language = useLocale();
  const { ref: sized, width } = useWidth();
  const target = useRef<HTMLDivElement>(null);
  const isCompact = room === 'phone';
  const height = room === 'wall' ? WALL_HEIGHT : HEIGHT;
  const content = useMemo(
    () => ({ lines, span: { from: span.from, to: span.to } }),
    [lines, span.from, span.to],
  );
  const build = useEffectEvent(
    (element: HTMLElement) =>
      new ComparePlot(
        element,
        {
          colors,
          scale,
          isCompact,
          height,
          looks: toLineLooks(lines, colors),
          formatTime: (at, stepMs) => formatAxisTime(at, stepMs, { language }),
        },
        { content, width, events: { pointed: onCursor, dragged: onDrag } },
      ),
  );
  useEffect(() => {
    if (!target.current || width === 0) return undefined;
    const built = build(target.current);
    return () => built.destroy();
  }, [content, width, scale, colors, isCompact, height, language]);
  return (
    <div ref={sized} className="chart compare" role="img" aria-label={summary} data-lines={lines.length}>
      <div ref={target} />
    </div>
  );
}
