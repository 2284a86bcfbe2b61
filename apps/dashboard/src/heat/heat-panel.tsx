'use client';

import type { State } from '@finwait/tcp';
import { useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ExportLinks } from '../export/export-links';
import { useRoom } from '../fleet/table-columns';
import { formatFigure } from '../format/figure';
import { formatLength } from '../format/length';
import { PanelProblem } from '../frame/panel-problem';
import { StateName } from '../frame/state-glyph';
import { StateSelect } from '../frame/state-select';
import { useNow } from '../frame/use-now';
import { useChartColors } from '../host/use-chart-colors';
import { HeatCanvas } from './heat-canvas';
import { HeatLegend, HeatOrderSegments } from './heat-controls';
import {
  layOutHeat,
  rankPast,
  sortHeatRows,
  toHeatTableRows,
  type HeatOrder,
  type HeatRow,
} from './heat-rows';
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
        <StateSelect label={t('state')} state={state} onState={onState} />
        <span className="sub only-wide">{facts.join(' · ')}</span>
        <span className="right">
          <HeatLegend state={state} />
          <HeatOrderSegments order={order} onOrder={onOrder} />
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
