import type { State } from '@finwait/tcp';
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { formatShort } from '../format/figure';
import { Segments } from '../frame/segments';
import type { HeatOrder } from './heat-rows';
import { HEAT_EDGES, toHeatColors } from './heat-scale';

const ORDERS: readonly HeatOrder[] = ['now', 'worst', 'change'];

/** What the choice of a heat map's order shows and does. */
export interface HeatOrderProps {
  readonly order: HeatOrder;
  readonly onOrder: (order: HeatOrder) => void;
}

/** Chooses the order of a heat map's rows. */
export const HeatOrderSegments = memo(function HeatOrderSegments({ order, onOrder }: HeatOrderProps) {
  const t = useTranslations('heat');
  const segments = useMemo(() => ORDERS.map((value) => ({ value, label: t(value) })), [t]);
  return <Segments label={t('order')} segments={segments} value={order} onChange={onOrder} />;
});

/** The colours of a heat map and from which count on they stand. */
export const HeatLegend = memo(function HeatLegend({ state }: { readonly state: State }) {
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
});
