import type { State } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment, formatSeconds } from '../format/clock';
import { formatFigure } from '../format/figure';
import type { Timeline } from './timeline';

/** What the table behind a chart shows. */
export interface PointsTableProps {
  readonly timeline: Timeline;
  readonly states: readonly State[];
  readonly now: number;
}

/** The figures behind a chart, newest first. */
export function PointsTable({ timeline, states, now }: PointsTableProps) {
  const t = useTranslations('chart');
  const language = useLocale();
  const places = timeline.at.map((_, place) => place).filter((place) => (timeline.samples[place] ?? 0) > 0);
  const toTime = (at: number) =>
    timeline.stepMs < 60_000 ? formatSeconds(at, { language }) : formatMoment(at, now, { language });
  return (
    <div className="points" tabIndex={0} role="region" aria-label={t('table')}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            {states.map((state) => (
              <th scope="col" className="num" key={state}>
                {state}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.reverse().map((place) => (
            <tr key={timeline.at[place]}>
              <td>{toTime(timeline.at[place] ?? 0)}</td>
              {states.map((state) => (
                <td className="num" key={state}>
                  {formatFigure(timeline.series[state].avg[place], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
