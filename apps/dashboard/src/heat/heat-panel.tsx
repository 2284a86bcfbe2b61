'use client';

import { NativeSelect } from '@mantine/core';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ExportLinks } from '../export/export-links';
import { useRoom } from '../fleet/table-columns';
import { formatFigure, formatShort } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { StateGlyph, StateName } from '../frame/state-glyph';
import { useNow } from '../frame/use-now';
import { useChartColors } from '../host/use-chart-colors';
import { HeatCanvas } from './heat-canvas';
import {
  layOutHeat,
  rankPast,
  sortHeatRows,
  toHeatTableRows,
  type HeatOrder,
  type HeatRow,
} from './heat-rows';
import { HEAT_EDGES, toHeatColors } from './heat-scale';
import { HeatTable } from './heat-table';
import type { ReadHeat } from './use-heat-map';

/** What the heat map panel shows and does. */
export interface HeatPanelProps {
  readonly heat: ReadHeat;
  readonly state: State;
  readonly order: HeatOrder;
  readonly onState: (state: State) => void;
  readonly onOrder: (order: HeatOrder) => void;
}

/** How old a length of silence beside a row may be. */
const SILENCE_STEP_MS = 10_000;
const ORDERS: readonly HeatOrder[] = ['now', 'worst', 'change'];

/** The row with the largest present count. */
function findMost(rows: readonly HeatRow[]): HeatRow | undefined {
  return rows.reduce<HeatRow | undefined>(
    (most, row) => (most === undefined || (row.now ?? -1) > (most.now ?? -1) ? row : most),
    undefined,
  );
}

function useSummary(rows: readonly HeatRow[], state: State): string {
  const t = useTranslations('heat');
  const language = useLocale();
  const worst = useMemo(() => findMost(rows), [rows]);
  if (!worst) return t('title');
  return t('summary', {
    state,
    hosts: rows.length,
    striking: rows.filter(({ isStriking }) => isStriking).length,
    host: worst.host,
    count: formatFigure(worst.now, language),
  });
}

/** One state of every host over time: the one that is sick stands out. */
export function HeatPanel({ heat, state, order, onState, onOrder }: HeatPanelProps) {
  const t = useTranslations('heat');
  const language = useLocale();
  const room = useRoom();
  const now = useNow(SILENCE_STEP_MS);
  const colors = useChartColors();
  const [isTable, setTable] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const { map, past, rows, error, read } = heat;
  const ranks = useMemo(() => rankPast(past, order), [past, order]);
  const layout = useMemo(() => layOutHeat(rows, order, ranks), [rows, order, ranks]);
  const summary = useSummary(rows, state);
  const facts = [
    ...(map ? [t('step', { length: formatLength(map.stepMs, language) })] : []),
    ...(layout.calm.length > 0 ? [t('many', { count: rows.length })] : []),
  ];
  return (
    <section ref={panel} className="heat" aria-labelledby="heat-title">
      <div className="head">
        <h2 id="heat-title">{t('title')}</h2>
        <span className="only-kiosk">
          <StateName state={state} />
        </span>
        <span className="pickstate">
          <StateGlyph state={state} />
          <NativeSelect
            size="xs"
            aria-label={t('state')}
            data={[...STATE_NAMES]}
            value={state}
            onChange={(event) => onState(event.currentTarget.value as State)}
          />
        </span>
        <span className="sub only-wide">{facts.join(' · ')}</span>
        <span className="right">
          <HeatLegend state={state} />
          <Segments
            label={t('order')}
            segments={ORDERS.map((value) => ({ value, label: t(value) }))}
            value={order}
            onChange={onOrder}
          />
          <button type="button" className="link" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? t('picture') : t('table')}
          </button>
          {map && (
            <ExportLinks
              panel={panel}
              title={`${t('title')} ${state}`}
              toRows={() => toHeatTableRows(map, sortHeatRows(rows, order))}
            />
          )}
        </span>
      </div>
      {error && <PanelProblem error={error} retry={read} />}
      {map && isTable && <HeatTable map={map} rows={rows} order={order} now={now} />}
      {map && colors && !isTable && (
        <HeatCanvas
          map={map}
          layout={layout}
          state={state}
          now={now}
          colors={colors}
          room={room}
          summary={summary}
        />
      )}
      {!map && !error && <div className="heatmap waiting" />}
    </section>
  );
}

function HeatLegend({ state }: { readonly state: State }) {
  const t = useTranslations('heat');
  const colors = toHeatColors(state);
  return (
    <span className="heatscale" aria-hidden="true">
      {HEAT_EDGES.map((edge, step) => (
        <span key={edge}>
          <i style={{ background: colors[step] }} />
          {formatShort(edge)}
          {step === HEAT_EDGES.length - 1 && '+'}
        </span>
      ))}
      <span>
        <i className="hatched" />
        {t('gap')}
      </span>
    </span>
  );
}
