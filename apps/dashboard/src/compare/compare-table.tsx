import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import type { ChartColors } from '../theme/palette';
import { findFigure, type ComparedLine } from './compared-lines';
import { toLineLooks } from './line-looks';

/** What the figures of a comparison are. */
export interface CompareTableProps {
  readonly lines: readonly ComparedLine[];
  readonly colors: ChartColors;
  readonly cursorAt: number | null;
  readonly now: number;
}

/** The figures behind the lines: now, at the cursor, least and most. */
export function CompareTable({ lines, colors, cursorAt, now }: CompareTableProps) {
  const t = useTranslations('compare');
  const c = useTranslations('chart');
  const language = useLocale();
  const looks = toLineLooks(lines, colors);
  return (
    <table className="ledger compared">
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col" className="num">
            {t('now')}
          </th>
          <th scope="col" className="num">
            {cursorAt === null ? t('cursor') : formatMoment(cursorAt, now, { language })}
          </th>
          <th scope="col" className="num">
            {c('min')}
          </th>
          <th scope="col" className="num">
            {c('max')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, place) => {
          const known = line.figures.filter((figure) => figure !== null);
          const extreme = (choose: (...figures: number[]) => number) =>
            known.length > 0 ? known.reduce((found, figure) => choose(found, figure)) : null;
          const look = looks[place];
          return (
            <tr key={line.key} data-line={line.key}>
              <th scope="row">
                <svg width="22" height="8" aria-hidden="true">
                  <path
                    d="M0 4H22"
                    stroke={look?.color}
                    strokeWidth="2"
                    strokeDasharray={look?.dash.join(' ')}
                  />
                </svg>{' '}
                {line.name}
              </th>
              <td className="num now">{formatFigure(known.at(-1) ?? null, language)}</td>
              <td className="num ink2">
                {cursorAt !== null && formatFigure(findFigure(line, cursorAt), language)}
              </td>
              <td className="num dim">{formatFigure(extreme(Math.min), language)}</td>
              <td className="num dim">{formatFigure(extreme(Math.max), language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
