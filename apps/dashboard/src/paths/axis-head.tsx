import type { HopTimer } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { EndMarkText } from './end-mark';
import { formatLimit } from './limit-text';
import { toAxisX } from './time-axis';

/** Where the axis has its lines. */
export interface AxisHeadProps {
  readonly ticks: readonly number[];
  readonly plot: number;
  readonly edge: number;
}

/** The lengths along the axis, and the hatching that its rows share. */
export function AxisHead({ ticks, plot, edge }: AxisHeadProps) {
  const language = useLocale();
  return (
    <svg
      className="ticks"
      width={plot + edge * 2}
      height="20"
      viewBox={`${-edge} 0 ${plot + edge * 2} 20`}
      aria-hidden="true"
    >
      <defs>
        {(['error', 'warning'] as const).map((severity) => (
          <pattern
            key={severity}
            id={`astray-${severity}`}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className={`ground ${severity}`} />
            <rect width="1.6" height="6" className={`stripe ${severity}`} />
          </pattern>
        ))}
      </defs>
      {ticks.map((seconds, at) => (
        <text
          key={seconds}
          x={toAxisX(seconds, plot) + (at === 0 ? -edge : at === ticks.length - 1 ? edge : 0)}
          y="14"
          textAnchor={at === 0 ? 'start' : at === ticks.length - 1 ? 'end' : 'middle'}
        >
          {formatLimit(seconds, language)}
        </text>
      ))}
    </svg>
  );
}

const SIGNS: readonly HopTimer['onExpiry'][] = ['fin', 'rst', 'silence', 'probe', 'error'];

/** What the marks on the axis mean. */
export function AxisLegend() {
  const t = useTranslations('paths');
  return (
    <ul className="legend">
      {SIGNS.map((sign) => (
        <li key={sign}>
          <EndMarkText sign={sign} />
          {t(`legend.${sign}`)}
        </li>
      ))}
      <li>
        <i className="swatch" />
        {t('legend.stated')}
      </li>
      <li>
        <i className="swatch default" />
        {t('legend.default')}
      </li>
      <li>
        <i className="swatch astray" />
        {t('legend.astray')}
      </li>
    </ul>
  );
}
