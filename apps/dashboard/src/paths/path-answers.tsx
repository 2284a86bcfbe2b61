import { closeUp, type AnsweredSeconds, type PathReport } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { formatFigure } from '../format/figure';
import { StateGlyph } from '../frame/state-glyph';
import { useLimitText } from './limit-text';

/** A report, and what its hops are called. */
export interface AnsweredPath {
  readonly report: PathReport;
  readonly names: readonly string[];
}

/** More signs than this are written smaller. */
const LONG = 26;

const toSeconds = (seconds: AnsweredSeconds) => (typeof seconds === 'number' ? seconds : Infinity);

/** What everybody asks of a path: who closes first, what silence it survives, when death is noticed, who keeps TIME_WAIT. */
export function PathAnswers({ report, names }: AnsweredPath) {
  const t = useTranslations('paths');
  return (
    <dl className="answers" aria-label={t('answers')}>
      <FirstToClose report={report} names={names} />
      <LongestSilence report={report} names={names} />
      <DeadPeer report={report} names={names} />
      <TimeWait report={report} names={names} />
      {report.ports.length > 0 && <Ports report={report} names={names} />}
    </dl>
  );
}

interface AnswerProps {
  readonly title: string;
  readonly figure: string;
  readonly detail: string;
}

function Answer({ title, figure, detail }: AnswerProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{figure}</b>
        <span>{detail}</span>
      </dd>
    </div>
  );
}

function FirstToClose({ report, names }: AnsweredPath) {
  const t = useTranslations('paths');
  const say = useLimitText();
  const ends = report.segments.filter(({ idleSeconds }) => typeof idleSeconds === 'number');
  const [first] = ends.toSorted((one, other) => toSeconds(one.idleSeconds) - toSeconds(other.idleSeconds));
  if (!first || first.endedBy === null) {
    return <Answer title={t('firstToClose')} figure="–" detail={t('nobodyCloses')} />;
  }
  const { endedBy, left, right, sign } = first;
  const other = endedBy === left ? right : endedBy === right ? left : null;
  const by = names[endedBy] ?? '';
  const how = t(`signs.${sign ?? 'fin'}`);
  const towards = other === null ? '' : (names[other] ?? '');
  const detail =
    other === null
      ? t('closedBy', { by, how })
      : closeUp(t('closedTowards', { by, other: towards, how }), [towards]);
  return <Answer title={t('firstToClose')} figure={say(first.idleSeconds)} detail={detail} />;
}

function LongestSilence({ report, names }: AnsweredPath) {
  const t = useTranslations('paths');
  const say = useLimitText();
  const { seconds, hop } = report.longestSilence;
  const by = hop === null ? '' : (names[hop] ?? '');
  const detail =
    hop === null
      ? t(report.protocol === 'http' ? 'clientKept' : 'tunnelKept')
      : closeUp(t(report.protocol === 'http' ? 'clientCut' : 'tunnelCut', { by }), [by]);
  return <Answer title={t('longestSilence')} figure={say(seconds)} detail={detail} />;
}

function DeadPeer({ report, names }: AnsweredPath) {
  const t = useTranslations('paths');
  const say = useLimitText();
  const answers = report.segments.flatMap(({ deadPeers }) => deadPeers);
  const rank = (seconds: AnsweredSeconds) => (seconds === 'unknown' ? -1 : toSeconds(seconds));
  const [last] = answers.toSorted((one, other) => rank(other.idleSeconds) - rank(one.idleSeconds));
  if (!last) return <Answer title={t('deadPeer')} figure="–" detail={t('nobodyAsked')} />;
  const by = names[last.hop] ?? '';
  const sending = say(last.unacknowledgedSeconds);
  const detail = closeUp(t('noticedBy', { by, sending }), [by, sending]);
  return <Answer title={t('deadPeer')} figure={say(last.idleSeconds)} detail={detail} />;
}

function TimeWait({ report, names }: AnsweredPath) {
  const t = useTranslations('paths');
  const say = useLimitText();
  const held = new Map(
    report.segments.flatMap(({ timeWaitOn, timeWaitSeconds }) =>
      timeWaitOn === null ? [] : [[timeWaitOn, timeWaitSeconds ?? 'unknown'] as const],
    ),
  );
  const figure = [...held.keys()].map((hop) => names[hop] ?? '').join(t('listComma')) || '–';
  const lengths = [...new Set(held.values())].map((seconds) => say(seconds)).join(' / ');
  return (
    <div>
      <dt>
        <StateGlyph state="TIME_WAIT" /> {t('timeWait')}
      </dt>
      <dd>
        <b className={figure.length > LONG ? 'long' : undefined}>{figure}</b>
        <span>
          {held.size === 0 ? t('noTimeWait') : closeUp(t('timeWaitLength', { length: lengths }), [lengths])}
        </span>
      </dd>
    </div>
  );
}

function Ports({ report: { ports }, names }: AnsweredPath) {
  const t = useTranslations('paths');
  const language = useLocale();
  const [tightest] = ports.toSorted(
    (one, other) => other.askedPerSecond / other.mostPerSecond - one.askedPerSecond / one.mostPerSecond,
  );
  if (!tightest) return null;
  const figure = t('perSecond', { rate: formatFigure(tightest.mostPerSecond, language) });
  const detail = t('portsOf', {
    by: names[tightest.hop] ?? '',
    ports: formatFigure(tightest.ports, language),
    rate: formatFigure(tightest.askedPerSecond, language),
  });
  return <Answer title={t('portsAllow')} figure={figure} detail={detail} />;
}
