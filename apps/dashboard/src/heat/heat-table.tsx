import type { HeatMap } from '@finwait/contracts';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { toHostAddress } from '../host/host-url';
import type { HeatRow } from './heat-rows';

/** What the heat map says, as a table. */
export interface HeatTableProps {
  readonly map: HeatMap;
  readonly rows: readonly HeatRow[];
  readonly now: number;
}

/** Every host with its present, usual and largest count, and when that was. */
export function HeatTable({ map, rows, now }: HeatTableProps) {
  const t = useTranslations('heat');
  const language = useLocale();
  const toTime = ({ worst, cells }: HeatRow) =>
    worst === null ? '–' : formatMoment(map.at[cells.indexOf(worst)] ?? 0, now, { language });
  return (
    <div className="points" role="region" tabIndex={0} aria-label={t('title')}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('host')}</th>
            {(['now', 'usual', 'worst', 'worstAt'] as const).map((key) => (
              <th key={key} scope="col" className="num">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.host}>
              <td>
                <Link className="name" href={toHostAddress(row.host)} prefetch={false}>
                  {row.host}
                </Link>
              </td>
              <td className="num">{formatFigure(row.now, language)}</td>
              <td className="num">{formatFigure(row.usual, language)}</td>
              <td className="num">{formatFigure(row.worst, language)}</td>
              <td className="num">{toTime(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
