import type { HeatMap } from '@finwait/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import Link from 'next/link';
import { useMemo, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { toHostAddress } from '../host/host-url';
import { sortHeatRows, type HeatOrder, type HeatRow } from './heat-rows';

/** What the heat map says, as a table. */
export interface HeatTableProps {
  readonly map: HeatMap;
  readonly rows: readonly HeatRow[];
  readonly order: HeatOrder;
  readonly now: number;
}

const ROW_PX = 31;
const OVERSCAN = 12;
/** Fewer rows are all in the document, so that a reader can search it. */
const MOST_WHOLE = 100;

/** Every host with its present, usual and largest count, and when that was. Of many, only the rows in view are in the document. */
export function HeatTable({ map, rows: unsorted, order, now }: HeatTableProps) {
  const rows = useMemo(() => sortHeatRows(unsorted, order), [unsorted, order]);
  const t = useTranslations('heat');
  const region = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: rows.length,
    enabled: rows.length > MOST_WHOLE,
    getScrollElement: () => region.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.host ?? index,
  });
  const items = virtual.getVirtualItems();
  const isWhole = rows.length <= MOST_WHOLE;
  const shown = isWhole ? rows.map((_, index) => index) : items.map(({ index }) => index);
  const above = items[0]?.start ?? 0;
  const below = isWhole ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={region} className="points" role="region" tabIndex={0} aria-label={t('title')}>
      <table className="rows" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('host')}</th>
            {(['now', 'usual', 'worst', 'worstAt'] as const).map((key) => (
              <th key={key} scope="col" className="num">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr className="space" aria-hidden="true" style={{ height: above }} />}
          {shown.map((index) => {
            const row = rows[index];
            return (
              row && (
                <HeatTableRow
                  key={row.host}
                  row={row}
                  index={index}
                  map={map}
                  now={now}
                  measure={virtual.measureElement}
                />
              )
            );
          })}
          {below > 0 && <tr className="space" aria-hidden="true" style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

interface HeatTableRowProps {
  readonly row: HeatRow;
  readonly index: number;
  readonly map: HeatMap;
  readonly now: number;
  readonly measure: (element: HTMLTableRowElement | null) => void;
}

function HeatTableRow({ row, index, map, now, measure }: HeatTableRowProps) {
  const language = useLocale();
  const worstAt =
    row.worst === null ? '–' : formatMoment(map.at[row.cells.indexOf(row.worst)] ?? 0, now, { language });
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td>
        <Link className="name" href={toHostAddress(row.host)} prefetch={false}>
          {row.host}
        </Link>
      </td>
      <td className="num">{formatFigure(row.now, language)}</td>
      <td className="num">{formatFigure(row.usual, language)}</td>
      <td className="num">{formatFigure(row.worst, language)}</td>
      <td className="num">{worstAt}</td>
    </tr>
  );
}
