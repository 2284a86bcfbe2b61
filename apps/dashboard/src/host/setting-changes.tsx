import { useLocale } from 'use-intl';
import { formatMoment } from '../format/clock';
import { UNKNOWN } from '../format/figure';

/** Settings that changed at once. */
export interface SettingChange {
  /** Epoch milliseconds of the host. */
  readonly at: number;
  /** What they are settings of, where that is not said around the list. */
  readonly of: string | null;
  /** Values as they are written; `null` where there is none. */
  readonly changed: readonly {
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** The changes of a list, and the time now. */
export interface SettingChangesProps {
  readonly changes: readonly SettingChange[];
  readonly title: string;
  readonly now: number;
}

const MOST_SHOWN = 6;

const toText = (value: string | null) => (value === '' ? '""' : (value ?? UNKNOWN));

/** When which settings changed from what to what, in the order given. Where none did, nothing is shown. */
export function SettingChanges({ changes, title, now }: SettingChangesProps) {
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
              {of !== null && <p>{of}</p>}
              {changed.map(({ name, before, after }) => (
                <p key={name}>
                  <code>{name}</code> {toText(before)} → <b>{toText(after)}</b>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
