'use client';

import type { Rates } from '@finwait/contracts';
import type { CounterName } from '@finwait/tcp';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { toRateText } from '../format/figure';
import type { Span } from '../host/gaps';
import type { GapMark } from '../host/plot-marks';
import type { ChartColors } from '../theme/palette';
import { StripKey } from './strip-key';
import type { StripContent } from './strip-plot';
import { useStripPlot } from './use-strip-plot';

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
  const content = useMemo<StripContent>(
    () => ({
      at: rates.at,
      span,
      gaps,
      lines: strip.lines.map(({ key, counter }) => ({
        name: t(key),
        figures: rates.series[counter]?.avg ?? [],
      })),
    }),
    [rates, span, gaps, strip, t],
  );
  const { sized, target } = useStripPlot(content, { colors, isCompact, formatFigure: toRateText });
  return (
    <div className="strip" ref={sized}>
      <p className="legend">
        {t(strip.title)}
        {content.lines.map(({ name }, place) => (
          <span key={name}>
            <StripKey place={place} />
            {name}
          </span>
        ))}
      </p>
      <div ref={target} role="img" aria-label={t('summary', { title: t(strip.title) })} />
    </div>
  );
}
