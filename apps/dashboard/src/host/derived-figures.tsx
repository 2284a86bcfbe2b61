import { useLocale, useTranslations } from 'use-intl';
import { formatFigure, formatRate, formatShare, UNKNOWN } from '../format/figure';
import { formatLength } from '../format/length';
import type { Inferred } from '../machine/use-flows';

/** Less than this that ends a second says nothing about shares. */
const LEAST_PER_SECOND = 0.05;

/** What is derived from counts and counters, each with its formula. */
export function DerivedFigures({ inferred }: { readonly inferred: Inferred }) {
  const t = useTranslations('derived');
  const language = useLocale();
  const { closes, lifetime, open } = inferred;
  const rate = (figure: number | null) => (figure === null ? UNKNOWN : `${formatRate(figure)}/s`);
  const explain = (key: 'byUsFormula' | 'byPeerFormula' | 'byResetFormula', figure: number | null) =>
    figure === null ? t('lifetime_unknown') : t(key, { rate: rate(figure) });
  const ended = (closes.byUs ?? 0) + (closes.byPeer ?? 0) + (closes.byReset ?? 0);
  const share = (figure: number | null) =>
    figure === null || closes.byPeer === null || ended < LEAST_PER_SECOND
      ? UNKNOWN
      : formatShare(figure / ended);
  const lines = [
    {
      key: 'lifetime',
      figure: lifetime.ok ? formatLength(lifetime.seconds * 1_000, language) : UNKNOWN,
      formula: lifetime.ok
        ? t('lifetimeFormula', { open: formatFigure(open, language), rate: rate(closes.opened) })
        : t(`lifetime_${lifetime.reason}`),
    },
    { key: 'byUs', figure: share(closes.byUs), formula: explain('byUsFormula', closes.byUs) },
    {
      key: 'byPeer',
      figure: share(closes.byPeer),
      formula: explain('byPeerFormula', closes.byPeer),
    },
    {
      key: 'byReset',
      figure: share(closes.byReset),
      formula: explain('byResetFormula', closes.byReset),
    },
  ] as const;
  return (
    <table className="ledger derived" aria-label={t('title')}>
      <tbody>
        {lines.map(({ key, figure, formula }) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td className="num">
              <b>{figure}</b>
            </td>
            <td className="dim">{formula}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
