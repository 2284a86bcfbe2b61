'use client';

import type { HeatMap } from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatAxisTime, formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import type { Room } from '../fleet/table-columns';
import { useWidth } from '../frame/use-width';
import { toHostAddress } from '../host/host-url';
import type { Language } from '../messages/language';
import type { ChartColors } from '../theme/palette';
import { CalmPicture } from './calm-picture';
import { HEAT_AXIS_PX, paintHeat } from './heat-painter';
import { findHeatRow, toHeatY, type HeatLayout, type HeatRow } from './heat-rows';
import { readHeatColors } from './heat-scale';

/** What the picture of a heat map shows. */
export interface HeatCanvasProps {
  readonly map: HeatMap;
  readonly layout: HeatLayout;
  readonly state: State;
  readonly now: number;
  readonly colors: ChartColors;
  readonly room: Room;
  readonly summary: string;
}

/** A cell by its host: the rows are made anew with every frame. */
interface Cell {
  readonly host: string;
  readonly place: number;
}

const SIDES: Readonly<Record<'phone' | 'other', { left: number; right: number }>> = {
  phone: { left: 104, right: 52 },
  other: { left: 148, right: 144 },
};
const TICK_PX = 96;
const TICK_STEPS_MS = [300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 86_400_000, 432_000_000];

function toTicks({ at, stepMs }: HeatMap, left: number, width: number, language: Language) {
  const from = at[0] ?? 0;
  const lengthMs = at.length * stepMs;
  const everyMs = TICK_STEPS_MS.find((step) => (step / lengthMs) * width >= TICK_PX) ?? lengthMs;
  const zoneMs = new Date(from).getTimezoneOffset() * 60_000;
  const first = Math.ceil((from - zoneMs) / everyMs) * everyMs + zoneMs;
  const ticks: { x: number; text: string }[] = [];
  for (let time = first; time < from + lengthMs; time += everyMs) {
    const x = left + ((time - from) / lengthMs) * width;
    ticks.push({ x, text: formatAxisTime(time, everyMs, { language }) });
  }
  return ticks;
}

/** The picture of a heat map. Arrow keys move a cell cursor; a click or Enter opens the host. */
export function HeatCanvas(props: HeatCanvasProps) {
  const { map, layout, state, now, colors, room, summary } = props;
  const t = useTranslations('heat');
  const language = useLocale();
  const router = useRouter();
  const { ref: sized, width } = useWidth();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture] = useState(() => new CalmPicture());
  const [cursor, setCursor] = useState<Cell | null>(null);
  const { left, right } = SIDES[room === 'phone' ? 'phone' : 'other'];
  const inner = width - left - right;
  const steps = useMemo(() => readHeatColors(document.documentElement, state), [state, colors]);

  useEffect(() => {
    if (!canvas.current || inner <= 0) return;
    const toText = (row: HeatRow) => {
      if (!row.isSilent) return formatFigure(row.now, language);
      if (room === 'phone' || row.lastSeenAt === null) return formatFigure(null, language);
      return t('silent', { length: formatLength(Math.max(1_000, now - row.lastSeenAt), language) });
    };
    const look = {
      width,
      left,
      right,
      colors,
      steps,
      toText,
      calmTexts: [t('calm', { count: layout.calm.length }), t('asUsual')] as const,
      ticks: toTicks(map, left, inner, language),
    };
    paintHeat(canvas.current, layout, look, picture);
  }, [map, layout, width, inner, left, right, colors, steps, room, language, now, picture, t]);

  const toCell = (event: PointerEvent<HTMLElement>): Cell | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = findHeatRow(layout, event.clientY - box.top);
    const place = Math.floor(((event.clientX - box.left - left) / inner) * map.at.length);
    return row && place >= 0 && place < map.at.length ? { host: row.host, place } : null;
  };
  const open = ({ host }: Cell) => router.push(toHostAddress(host));
  const rows = [...layout.named, ...layout.calm];
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && cursor) return open(cursor);
    const next = toMoved(event.key, cursor, rows, map.at.length);
    if (next === undefined) return undefined;
    event.preventDefault();
    return setCursor(next);
  };
  const row = rows.find(({ host }) => host === cursor?.host);
  const cellWidth = inner / map.at.length;
  return (
    <div
      ref={sized}
      className="heatmap"
      role="group"
      tabIndex={0}
      aria-label={summary}
      style={{ height: layout.height + HEAT_AXIS_PX }}
      onKeyDown={move}
      onPointerMove={(event) => setCursor(toCell(event))}
      onPointerLeave={() => setCursor(null)}
      onClick={() => cursor && open(cursor)}
      onBlur={() => setCursor(null)}
    >
      <canvas ref={canvas} role="img" aria-label={summary} />
      {cursor && row && inner > 0 && (
        <>
          <i
            className="heatcell"
            style={{
              left: left + cursor.place * cellWidth,
              top: toHeatY(layout, row) - layout.namedPx / 2,
              width: Math.max(3, cellWidth),
              height: layout.namedPx - 1,
            }}
          />
          <Readout
            row={row}
            place={cursor.place}
            map={map}
            now={now}
            x={left + (cursor.place + 0.5) * cellWidth}
            y={toHeatY(layout, row)}
            width={width}
          />
        </>
      )}
    </div>
  );
}

interface ReadoutProps {
  readonly row: HeatRow;
  readonly place: number;
  readonly map: HeatMap;
  readonly now: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function Readout({ row, place, map, now, x, y, width }: ReadoutProps) {
  const t = useTranslations('heat');
  const language = useLocale();
  const count = row.cells[place] ?? null;
  const isLeft = x > width / 2;
  return (
    <span
      className="readout"
      role="status"
      style={isLeft ? { right: width - x + 12, top: y + 12 } : { left: x + 12, top: y + 12 }}
    >
      <b>{formatMoment(map.at[place] ?? 0, now, { language })}</b> {row.host}{' '}
      {count === null ? t('gap') : t('most', { state: map.state, count: formatFigure(count, language) })}
    </span>
  );
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** The cell a key leads to; `null` takes the cursor away, `undefined` is no key of it. */
function toMoved(
  key: string,
  cursor: Cell | null,
  rows: readonly HeatRow[],
  columns: number,
): Cell | null | undefined {
  if (key === 'Escape') return null;
  const move = MOVES[key];
  if (!move) return undefined;
  const held = rows.findIndex(({ host }) => host === cursor?.host);
  const row = rows[cursor ? clamp(held + move[0], rows.length - 1) : 0];
  return row && { host: row.host, place: cursor ? clamp(cursor.place + move[1], columns - 1) : columns - 1 };
}
