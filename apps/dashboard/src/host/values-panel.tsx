import type { Host, StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type Quality, type State } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { StateName } from '../frame/state-glyph';
import { findExtremes, findValues, type Reading } from './readings';
import type { Timeline } from './timeline';

/** What the values panel shows and does. */
export interface ValuesPanelProps {
  readonly timeline: Timeline | null;
  /** The latest counts, `null` while they are not known. */
  readonly latest: StateCounts | null;
  /** How each of them was come by, `null` while it is not known. */
  readonly quality: Host['quality'];
  /** Where the cursor is in the chart, in epoch milliseconds. */
  readonly cursorAt: number | null;
  readonly states: readonly State[];
  readonly now: number;
  readonly isAged: boolean;
  readonly onToggle: (state: State) => void;
}

/** The figures behind the chart, and its legend: a click on a state draws it or takes it away. */
export function ValuesPanel(props: ValuesPanelProps) {
  const { timeline, latest, quality, cursorAt, states, now, isAged, onToggle } = props;
  const t = useTranslations('host');
  const language = useLocale();
  const cursor: Reading | null = timeline && cursorAt !== null ? findValues(timeline, cursorAt) : null;
  const extremes = timeline ? findExtremes(timeline) : null;
  const cursorTime = cursor && formatMoment(cursor.at, now, { language });
  return (
    <section aria-labelledby="values-title">
      <div className="head">
        <h2 id="values-title">{t('values')}</h2>
        <span className="sub">{cursorTime ? t('cursor', { time: cursorTime }) : t('noCursor')}</span>
      </div>
      <table className="ledger values">
        <thead>
          <tr>
            <Labels now={cursorTime} />
          </tr>
        </thead>
        <tbody>
          {STATE_NAMES.map((state) => {
            const count = latest?.[state] ?? null;
            const isDrawn = states.includes(state);
            return (
              <tr key={state} className={isDrawn ? undefined : 'off'}>
                <th scope="row">
                  <button
                    type="button"
                    className="pick"
                    aria-pressed={isDrawn}
                    aria-label={t('toggle', { state })}
                    onClick={() => onToggle(state)}
                  >
                    <StateName state={state} />
                  </button>
                </th>
                <td
                  className={`num now${count ? '' : ' zero'}${isAged ? ' aged' : ''}`}
                  data-state={state}
                  data-count={count ?? undefined}
                >
                  <QualityMark quality={quality?.[state]} />
                  {formatFigure(count, language)}
                </td>
                <td className="num ink2">{cursor && formatFigure(cursor.states[state], language)}</td>
                <td className="num dim">{formatFigure(extremes?.[state].min, language)}</td>
                <td className="num dim">{formatFigure(extremes?.[state].max, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Says of a figure that was not counted how it was come by. */
function QualityMark({ quality }: { readonly quality: Quality | undefined }) {
  const t = useTranslations('host');
  if (quality === undefined || quality === 'exact') return null;
  return (
    <abbr className="quality" title={t(quality)}>
      {quality === 'derived' ? '≈' : '◷'}
    </abbr>
  );
}

function Labels({ now }: { readonly now: string | null }) {
  const t = useTranslations('host');
  const c = useTranslations('chart');
  const fleet = useTranslations('fleet');
  return (
    <>
      <th scope="col">{fleet('state')}</th>
      <th scope="col" className="num">
        {fleet('now')}
      </th>
      <th scope="col" className="num cursor">
        {now ?? <span className="hidden">{t('atCursor')}</span>}
      </th>
      <th scope="col" className="num">
        {c('min')}
      </th>
      <th scope="col" className="num">
        {c('max')}
      </th>
    </>
  );
}
