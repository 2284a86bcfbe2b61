'use client';

import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useRoom } from '../fleet/table-columns';
import { formatAxisTime } from '../format/clock';
import { toCountText, toRateText } from '../format/figure';
import { findGaps, type Span } from '../host/gaps';
import type { StripContent } from '../rates/strip-plot';
import { useStripPlot } from '../rates/use-strip-plot';
import type { ChartColors } from '../theme/palette';
import { toActivityStrips, type ActivityStrip, type ToldActivity } from './activity-strips';
import { FigureTable } from './figure-table';

/** What a server said of what it does, and over which time it is shown. */
export interface ActivityViewProps {
  readonly told: ToldActivity;
  readonly stepMs: number;
  readonly span: Span;
  readonly colors: ChartColors;
}

/** What a server does, in strips over the time of the page and with their newest figures; or why it does not answer. */
export function ActivityView({ told, stepMs, span, colors }: ActivityViewProps) {
  const t = useTranslations('activity');
  const strips = useMemo(() => toActivityStrips(told), [told]);
  return (
    <div className="activity">
      <p className="small dim">
        {t('askedAt')} <code>{told.place}</code>
      </p>
      {told.why !== null && (
        <p className="small">
          <b>{t('silent')}</b>{' '}
          <span className="dim" lang="en">
            {told.why}
          </span>
        </p>
      )}
      {strips.length === 0 && told.why === null && <p className="small dim">{t('none')}</p>}
      {strips.map((strip, place) => (
        <Strip
          key={strip.title}
          strip={strip}
          told={told}
          stepMs={stepMs}
          span={span}
          colors={colors}
          isLast={place === strips.length - 1}
        />
      ))}
    </div>
  );
}

interface StripProps extends ActivityViewProps {
  readonly strip: ActivityStrip;
  readonly isLast: boolean;
}

function Strip({ strip, told, stepMs, span, colors, isLast }: StripProps) {
  const t = useTranslations('activity');
  const language = useLocale();
  const isPhone = useRoom() === 'phone';
  const [pointed, setPointed] = useState<number | null>(null);
  const { title, perSecond, lines } = strip;
  const content = useMemo<StripContent>(() => {
    const { at, samples } = told;
    const began = at.find((_, place) => (samples[place] ?? 0) > 0) ?? span.to;
    const silences = findGaps(
      { entries: 'buckets', stepMs, at, samples },
      { from: Math.max(began, span.from), to: span.to },
    );
    return {
      at,
      span,
      gaps: silences.map(({ from, to }) => ({ from: from / 1_000, to: to / 1_000, lines: [] })),
      lines: lines.map(({ figure, averages }) => ({ name: t(`figures.${figure}`), figures: averages })),
    };
  }, [told, stepMs, span, lines, t]);
  const { sized, target } = useStripPlot(content, {
    colors,
    isCompact: isPhone,
    formatFigure: perSecond ? toRateText : toCountText,
    onCursor: setPointed,
    ...(isLast && { formatTime: (at, apart) => formatAxisTime(at, apart, { language }) }),
  });
  return (
    <div className="activitystrip" data-strip={title}>
      <p className="small ink2">{t(`titles.${title}`)}</p>
      <FigureTable strip={strip} at={told.at} pointed={pointed} toldAt={told.latest?.at ?? null} />
      <div ref={sized} className="plot">
        <div ref={target} role="img" aria-label={t('summary', { title: t(`titles.${title}`) })} />
      </div>
    </div>
  );
}
