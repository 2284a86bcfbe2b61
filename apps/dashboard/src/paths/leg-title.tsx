import { closeUp } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { toLegVerdict, type Leg } from './legs';
import { formatLimit, useLimitText } from './limit-text';

/** What a connection is called: its two ends. */
export function useLegName(leg: Leg, names: readonly string[]): string {
  const t = useTranslations('paths');
  const { left, right } = leg.segment;
  const from = left === null ? t('unsaidClient') : (names[left] ?? '');
  return `${from} → ${right === null ? t('unsaidServer') : (names[right] ?? '')}`;
}

/** Which connection it is, and in a sentence what its time-outs come to. */
export function LegTitle({ leg, names }: { readonly leg: Leg; readonly names: readonly string[] }) {
  const verdict = toLegVerdict(leg);
  return (
    <p className="legtitle">
      <b>{useLegName(leg, names)}</b>{' '}
      <span className={verdict ? `sentence ${verdict.severity}` : 'ink2'}>{useSentence(leg, names)}</span>
    </p>
  );
}

function useSentence(leg: Leg, names: readonly string[]): string {
  const t = useTranslations('paths');
  const say = useLimitText();
  const language = useLocale();
  const verdict = toLegVerdict(leg);
  const { endedBy, idleSeconds, sign } = leg.segment;
  const astray = leg.rows.find((row) => row.astray !== null);
  if (!verdict || !astray?.astray) {
    if (idleSeconds === 'unknown') return t('endUnknown');
    if (endedBy === null) return t('nobodyEnds');
    const by = names[endedBy] ?? '';
    const how = t(`signs.${sign ?? 'fin'}`);
    return closeUp(t('endsCalmly', { by, length: say(idleSeconds), how }), [by]);
  }
  const by = names[verdict.hop] ?? '';
  if (verdict.code.includes('REUSE')) {
    const hop = names[astray.hop] ?? '';
    const last = astray.end?.seconds;
    if (typeof last !== 'number') return closeUp(t('reusesForEver', { hop, by }), [hop, by]);
    const length = formatLimit(last - astray.astray.fromSeconds, language);
    return closeUp(t('reusesFor', { hop, by, length }), [hop, by]);
  }
  const length = say(astray.astray.fromSeconds);
  return closeUp(t(verdict.code === 'CUT_BY_RST' ? 'resetAfter' : 'forgottenAfter', { by, length }), [by]);
}
