'use client';

import type { HeatMap, Host } from '@finwait/contracts';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { LiveFleet } from '../live/live-fleet';
import { HostRow, type Trend } from './host-row';
import { toNextSort, type HostSort, type SortKey } from './host-sort';
import { chooseStates, useRoom } from './table-columns';

const ROW_PX = 31;
const PHONE_ROW_PX = 53;
const OVERSCAN = 6;

/** What the host table shows and does. */
export interface HostTableProps {
  /** In the order they are shown. */
  readonly hosts: readonly Host[];
  readonly live: LiveFleet;
  readonly answeredAt: number;
  /** What the sparklines are drawn from; `null` while it is read. */
  readonly heat: HeatMap | null;
  readonly sort: HostSort;
  readonly onSort: (sort: HostSort) => void;
  /** The pointer or the focus came into the table, or left it. */
  readonly onHold: (isHeld: boolean) => void;
  /** The page began to be scrolled, or stopped. */
  readonly onScroll: (isScrolling: boolean) => void;
}

interface HeadingProps {
  readonly label: string;
  readonly column: SortKey;
  readonly sort: HostSort;
  readonly onSort: (sort: HostSort) => void;
  readonly className: string;
}

function Heading({ label, column, sort, onSort, className }: HeadingProps) {
  const isSorted = sort.key === column;
  const order = sort.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} data-column={column} aria-sort={isSorted ? order : undefined}>
      <button type="button" onClick={() => onSort(toNextSort(sort, column))}>
        {label}
        {isSorted && <span aria-hidden="true">{sort.isDescending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
}

function toTrends(heat: HeatMap | null): ReadonlyMap<string, Trend> {
  return new Map(heat?.hosts.map(({ host, max }) => [host, { values: max, state: heat.state }]));
}

/** Hosts with their latest counts. Only the rows in view are in the document. */
export function HostTable({ hosts, live, answeredAt, heat, sort, onSort, onHold, onScroll }: HostTableProps) {
  const t = useTranslations('hosts');
  const room = useRoom();
  const isPhone = room === 'phone';
  const trends = useMemo(() => toTrends(heat), [heat]);
  const states = useMemo(() => chooseStates(room, sort.key), [room, sort.key]);
  const hasTrend = room !== 'phone' && room !== 'narrow';
  const hasMix = room === 'wide' || room === 'wall';
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = () => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    place();
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: hosts.length,
    estimateSize: () => (isPhone ? PHONE_ROW_PX : ROW_PX),
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  const { isScrolling } = virtual;
  const tellScroll = useEffectEvent(onScroll);
  useEffect(() => tellScroll(isScrolling), [isScrolling]);
  // Rows out of sight keep the height they had in the other layout otherwise.
  useLayoutEffect(() => virtual.measure(), [virtual, isPhone]);
  const items = virtual.getVirtualItems();
  const above = Math.max(0, (items[0]?.start ?? top) - top);
  const below = Math.max(0, virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top));
  const heading = { sort, onSort };
  return (
    <table
      className={`rows ${room}`}
      aria-rowcount={hosts.length + 1}
      aria-label={t('caption')}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onHold(false)}
    >
      <thead>
        <tr aria-rowindex={1}>
          <Heading {...heading} column="name" label={t('name')} className="host" />
          {!isPhone && <Heading {...heading} column="tags" label={t('tags')} className="tags" />}
          {!isPhone && <Heading {...heading} column="lastSeenAt" label={t('lastSeen')} className="seen" />}
          {states.map((state) => (
            <Heading {...heading} key={state} column={state} label={state} className="num" />
          ))}
          {hasTrend && (
            <th scope="col" className="trend">
              {heat && t('trend', { state: heat.state })}
            </th>
          )}
          {hasMix && (
            <th scope="col" className="mixcell">
              {t('mix')}
            </th>
          )}
        </tr>
      </thead>
      <tbody ref={body}>
        {above > 0 && <tr className="space" aria-hidden="true" style={{ height: above }} />}
        {items.map((item) => {
          const host = hosts[item.index];
          return (
            host && (
              <HostRow
                key={item.index}
                host={host}
                live={live}
                answeredAt={answeredAt}
                index={item.index}
                states={states}
                sortedBy={sort.key}
                isPhone={isPhone}
                {...(hasTrend && { trend: trends.get(host.name) ?? null })}
                hasMix={hasMix}
                measure={virtual.measureElement}
              />
            )
          );
        })}
        {below > 0 && <tr className="space" aria-hidden="true" style={{ height: below }} />}
      </tbody>
    </table>
  );
}
