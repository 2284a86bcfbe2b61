import { toSourceText, VERDICT_KINDS, type Verdict } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import type { VerdictMark } from './paths-url';
import { SeverityText } from './severity-text';

/** What the list of verdicts shows and does. */
export interface VerdictListProps {
  readonly verdicts: readonly Verdict[];
  readonly names: readonly string[];
  readonly mark: VerdictMark | null;
  /** The reader looks at a verdict, or no longer at any. */
  readonly onLook: (verdict: Verdict | null) => void;
  /** The reader marks a verdict for good, or no longer. */
  readonly onMark: (mark: VerdictMark | null) => void;
  /** Leads to the field of a setting; left out where nothing is edited. */
  readonly onSetting?: ((hop: number, setting: string) => void) | undefined;
}

const TITLES = new Map(VERDICT_KINDS.map(({ code, en, zh }) => [code, { en, zh }]));

/** Whether a verdict is the marked one. */
export function isMarked({ code, hop }: Verdict, mark: VerdictMark | null): boolean {
  return mark?.code === code && mark.hop === hop;
}

/** What is to be known about a path, the worst first. */
export function VerdictList(props: VerdictListProps) {
  const t = useTranslations('paths');
  if (props.verdicts.length === 0) {
    return (
      <p className="allfine">
        <SeverityText severity={null} /> <span className="ink2">{t('allFine')}</span>
      </p>
    );
  }
  return (
    <ol className="verdicts">
      {props.verdicts.map((verdict) => (
        <VerdictItem
          key={`${verdict.code} ${verdict.hop} ${verdict.setting ?? ''}`}
          {...props}
          verdict={verdict}
        />
      ))}
    </ol>
  );
}

type VerdictItemProps = VerdictListProps & { readonly verdict: Verdict };

function VerdictItem({ verdict, names, mark, onLook, onMark, onSetting }: VerdictItemProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const { code, severity, hop, otherHop, reason, suggestion, source } = verdict;
  const told = toSourceText(source)[language];
  const isOn = isMarked(verdict, mark);
  return (
    <li
      data-verdict={code}
      className={isOn ? `on ${severity}` : severity}
      onPointerEnter={() => onLook(verdict)}
      onPointerLeave={() => onLook(null)}
      onFocus={() => onLook(verdict)}
      onBlur={() => onLook(null)}
    >
      <SeverityText severity={severity} />
      <div className="why">
        <h3>
          <button
            type="button"
            aria-pressed={isOn}
            title={t('showInPicture')}
            onClick={() => onMark(isOn ? null : { code, hop })}
          >
            {TITLES.get(code)?.[language] ?? code}
          </button>
        </h3>
        <p className="where">
          {names[hop]}
          {otherHop !== null && ` · ${names[otherHop] ?? ''}`}
        </p>
        <p className="ink2">{reason[language]}</p>
        <p className="advice">{suggestion[language]}</p>
      </div>
      <VerdictSetting verdict={verdict} onSetting={onSetting} />
      <div className="from">
        <p className="dim small" lang={told === source && language !== 'en' ? 'en' : undefined}>
          {told}
        </p>
        <code className="dim">{code}</code>
      </div>
    </li>
  );
}

function VerdictSetting({
  verdict: { hop, setting, value },
  onSetting,
}: Pick<VerdictItemProps, 'verdict' | 'onSetting'>) {
  const t = useTranslations('paths');
  if (setting === null) return <div className="of-setting" />;
  return (
    <div className="of-setting">
      <code>{setting}</code>
      {value !== null && <b> = {value}</b>}
      {onSetting && (
        <button type="button" className="link" onClick={() => onSetting(hop, setting)}>
          {t('change')}
        </button>
      )}
    </div>
  );
}

/** How many verdicts there are of each severity, in words. */
export function useVerdictCounts(verdicts: readonly Verdict[]): string {
  const t = useTranslations('paths');
  const count = (severity: Verdict['severity']) => verdicts.filter((one) => one.severity === severity).length;
  const said = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    count(severity) > 0 ? [t(`counts.${severity}`, { count: count(severity) })] : [],
  );
  return said.length > 0 ? said.join(t('listComma')) : t('counts.none');
}
