import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';

/** Settings that changed at once. */
export interface SettingChange {
  /** Epoch milliseconds of the host. */
  readonly at: number;
  /** What they are settings of, where that is not said around the list. */
  readonly of: string | null;
  /** Values as they are written, or what became of all of it in words. */
  readonly changed: readonly (
    { readonly name: string; readonly before: string; readonly after: string } | { readonly said: string }
  )[];
}

/** The changes of a list, and the time now. */
export interface SettingChangesProps {
  readonly changes: readonly SettingChange[];
  readonly title: string;
  readonly now: number;
}

const MOST_SHOWN = 6;

/** When which settings changed from what to what, in the order given. Where none did, nothing is shown. */
export function SettingChanges({ changes, title, now }: SettingChangesProps) {
  const t = useTranslations('settings');
  const language = useLocale();
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="changes-title">{title}</h3>
      <ol className="settingchanges">
        {changes.slice(0, MOST_SHOWN).map(({ at, of, changed }) => (
          <li key={`${at} ${of}`}>
            <time className="dim" dateTime={new Date(at).toISOString()}>
              {formatMoment(at, now, { language })}
            </time>
            <div>
              {of !== null && <p className="ink2">{of}</p>}
              {changed.map((one) =>
                'said' in one ? (
                  <p key={one.said}>{one.said}</p>
                ) : (
                  <p key={one.name}>
                    <code>{one.name}</code> {one.before} → <b>{one.after}</b>
                  </p>
                ),
              )}
            </div>
          </li>
        ))}
      </ol>
      {changes.length > MOST_SHOWN && (
        <p className="dim small after">{t('moreChanges', { count: changes.length - MOST_SHOWN })}</p>
      )}
    </>
  );
}
