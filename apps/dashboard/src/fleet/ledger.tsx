import type { StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { memo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatChange, formatFigure } from '../format/figure';
import { Spark } from '../frame/spark';
import { StateName } from '../frame/state-glyph';
import type { Timeline } from '../host/timeline';
import { toColor } from '../theme/palette';
import { findBefore, isNews } from './changes';

/** What the ledger shows. */
export interface LedgerProps {
  /** Totals over the fleet; `null` while they are not known. */
  readonly totals: StateCounts | null;
  /** The sums of the last day. */
  readonly day: Timeline | null;
  readonly now: number;
  /** The state the page is about. */
  readonly chosen: State;
  readonly isAged: boolean;
  readonly onChoose: (state: State) => void;
}

interface ChangeProps {
  readonly now: number | null;
  readonly before: number | null;
}

function Change({ now, before }: ChangeProps) {
  const language = useLocale();
  const change = now === null || before === null ? null : Math.round(now) - Math.round(before);
  const isLoud = isNews(now, before);
  return (
    <td className={`num ${isLoud ? 'loud' : 'calm'}`}>
      {isLoud && '▲ '}
      {formatChange(change, language)}
    </td>
  );
}

interface StatePickProps {
  readonly state: State;
  readonly isChosen: boolean;
  readonly onChoose: (state: State) => void;
}

const StatePick = memo(function StatePick({ state, isChosen, onChoose }: StatePickProps) {
  const t = useTranslations('fleet');
  const gloss = useTranslations('gloss');
  return (
    <th scope="row">
      <button
        type="button"
        className="pick"
        aria-pressed={isChosen}
        aria-label={t('choose', { state })}
        title={gloss(state)}
        onClick={() => onChoose(state)}
      >
        <StateName state={state} />
      </button>
    </th>
  );
});

/** The eleven states: how many sockets, against an hour and a day ago, and how that came about. */
export function Ledger({ totals, day, now, chosen, isAged, onChoose }: LedgerProps) {
  const t = useTranslations('fleet');
  const language = useLocale();
  const before = day && findBefore(day, now);
  return (
    <table className="ledger fleet-ledger">
      <thead>
        <tr>
          <th scope="col">{t('state')}</th>
          <th scope="col" className="num">
            {t('now')}
          </th>
          <th scope="col" className="num">
            {t('vsHour')}
          </th>
          <th scope="col" className="num">
            {t('vsDay')}
          </th>
          <th scope="col" className="sparkcell">
            <span className="only-wide">{t('lastDay')}</span>
            <span className="only-phone">{t('day')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {STATE_NAMES.map((state) => {
          const count = totals?.[state] ?? null;
          const isQuiet = state === 'LISTEN' || state === 'CLOSED';
          return (
            <tr key={state} className={isQuiet ? 'off' : undefined}>
              <StatePick state={state} isChosen={state === chosen} onChoose={onChoose} />
              <td
                className={`num now${count ? '' : ' zero'}${isAged ? ' aged' : ''}`}
                data-state={state}
                data-count={count ?? undefined}
              >
                {formatFigure(count, language)}
              </td>
              <Change now={count} before={before?.[state].hour ?? null} />
              <Change now={count} before={before?.[state].day ?? null} />
              <td className="sparkcell">
                {day && <Spark values={day.series[state].avg} color={toColor(state, 'line')} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
