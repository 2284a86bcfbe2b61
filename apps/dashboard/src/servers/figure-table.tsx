import { useLocale, useTranslations } from 'use-intl';
import { formatMoment, formatSeconds } from '../format/clock';
import { formatFigure, formatRate } from '../format/figure';
import { useNow } from '../frame/use-now';
import { StripKey } from '../rates/strip-key';
import type { ActivityStrip } from './activity-strips';

/** The lines of a strip, and where the cursor is. */
export interface FigureTableProps {
  readonly strip: ActivityStrip;
  readonly at: readonly number[];
  /** The place of the cursor within `at`; `null` where it is elsewhere. */
  readonly pointed: number | null;
  /** When the newest figures were told, epoch milliseconds; `null` before the first. */
  readonly toldAt: number | null;
}

/** Servers are asked every minute; figures that have stood for three are not those of now. */
const AGED_MS = 180_000;

/** The newest figures of a strip and those at the cursor; it is the legend of the strip too. */
export function FigureTable({ strip, at, pointed, toldAt }: FigureTableProps) {
  const { title, perSecond, lines } = strip;
  const t = useTranslations('activity');
  const fleet = useTranslations('fleet');
  const language = useLocale();
  const now = useNow(60_000);
  const isAged = toldAt !== null && now - toldAt > AGED_MS;
  const say = (figure: number | null, isExact: boolean) =>
    isExact && !perSecond ? formatFigure(figure, language) : formatRate(figure);
  const pointedAt = pointed === null ? null : (at[pointed] ?? null);
  return (
    <table className="ledger figures" aria-label={t(`titles.${title}`)}>
      <thead>
        <tr>
          <td />
          {pointedAt !== null && (
            <th scope="col" className="num">
              {formatSeconds(pointedAt, { language })}
            </th>
          )}
          <th scope="col" className="num" colSpan={pointedAt === null ? 2 : 1}>
            {isAged ? fleet('asOf', { time: formatMoment(toldAt, now, { language }) }) : t('now')}
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
