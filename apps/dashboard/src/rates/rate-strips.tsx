'use client';

import type { Rates } from '@finwait/contracts';
import type { CounterName } from '@finwait/tcp';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useWidth } from '../frame/use-width';
import type { Span } from '../host/gaps';
import type { GapMark } from '../host/plot-marks';
import type { ChartColors } from '../theme/palette';
import { StripPlot, type StripContent } from './strip-plot';

interface Strip {
  readonly title: 'opens' | 'trouble';
  readonly lines: readonly {
    readonly key: 'accepted' | 'connected' | 'retransmits' | 'resets';
    readonly counter: CounterName;
  }[];
}

const STRIPS: readonly Strip[] = [
  {
    title: 'opens',
    lines: [
      { key: 'accepted', counter: 'passiveOpens' },
      { key: 'connected', counter: 'activeOpens' },
    ],
  },
  {
    title: 'trouble',
    lines: [
      { key: 'retransmits', counter: 'retransmittedSegments' },
      { key: 'resets', counter: 'establishedResets' },
    ],
  },
];

/** What the strips under a chart show. */
export interface RateStripsProps {
  readonly rates: Rates;
  readonly span: Span;
  readonly gaps: readonly GapMark[];
  readonly colors: ChartColors;
  readonly isCompact: boolean;
}

/** Opens and trouble per second, below the counts and on the same cursor. */
export function RateStrips(props: RateStripsProps) {
  return STRIPS.map((strip) => <RateStrip key={strip.title} strip={strip} {...props} />);
}

function RateStrip({ strip, rates, span, gaps, colors, isCompact }: RateStripsProps & { strip: Strip }) {
  const t = useTranslations('rates');
  const { ref: sized, width } = useWidth();
  const target = useRef<HTMLDivElement>(null);
  const plot = useRef<StripPlot | null>(null);
  const content = useMemo<StripContent>(
    () => ({
      at: rates.at,
      span,
      gaps,
      lines: strip.lines.map(({ key, counter }, place) => ({
        name: t(key),
        figures: rates.series[counter]?.avg ?? [],
        isDashed: place > 0,
      })),
    }),
    [rates, span, gaps, strip, t],
  );
  const build = useEffectEvent((element: HTMLElement) => {
    return new StripPlot(element, { colors, isCompact, lines: content.lines }, content, width);
  });
  const hasRoom = width > 0;
  useEffect(() => {
    if (!target.current || !hasRoom) return undefined;
    const built = build(target.current);
    plot.current = built;
    return () => {
      plot.current = null;
      built.destroy();
    };
  }, [hasRoom, colors, isCompact]);
  useEffect(() => plot.current?.show(content), [content]);
  useEffect(() => {
    if (hasRoom) plot.current?.resize(width);
  }, [hasRoom, width]);
  return (
    <div className="strip" ref={sized}>
      <p className="legend">
        {t(strip.title)}
        {content.lines.map(({ name, isDashed }) => (
          <span key={name}>
            <i className={isDashed ? 'dashed' : undefined} />
            {name}
          </span>
        ))}
      </p>
      <div ref={target} role="img" aria-label={t('summary', { title: t(strip.title) })} />
    </div>
  );
}
