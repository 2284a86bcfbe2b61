import { useLocale, useTranslations } from 'use-intl';
import { formatSeconds } from '../format/clock';
import { formatFigure, formatRate } from '../format/figure';
import { StripKey } from '../rates/strip-key';
import type { ActivityStrip } from './activity-strips';

/** The lines of a strip, and where the cursor is. */
export interface FigureTableProps {
  readonly strip: ActivityStrip;
  readonly at: readonly number[];
  /** The place of the cursor within `at`; `null` where it is elsewhere. */
  readonly pointed: number | null;
}

/** The figures of a strip now and at the cursor; it is the legend of the strip too. */
export function FigureTable({ strip: { title, perSecond, lines }, at, pointed }: FigureTableProps) {
  const t = useTranslations('activity');
  const language = useLocale();
  const say = (figure: number | null, isExact: boolean) =>
    isExact && !perSecond ? formatFigure(figure, language) : formatRate(figure);
  const pointedAt = pointed === null ? null : (at[pointed] ?? null);
  return (
    <table className="ledger figures" aria-label={t(`titles.${title}`)}>
      <thead>
        <tr>
          <td />
          {pointedAt === null ? (
            <td />
          ) : (
            <th scope="col" className="num">
              {formatSeconds(pointedAt, { language })}
            </th>
          )}
          <th scope="col" className="num">
            {t('now')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ figure, averages, latest }, place) => (
          <tr key={figure}>
            <th scope="row">
              <StripKey place={place} /> {t(`figures.${figure}`)}
            </th>
            <td className="num">{pointed === null ? '' : say(averages[pointed] ?? null, false)}</td>
            <td className="num">
              <b>{say(latest, true)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
