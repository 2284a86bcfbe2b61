import type { HopValue } from '@finwait/tcp';

/** A value as the vendor writes it. */
export function toSettingText(value: HopValue): string {
  return value === '' ? '""' : String(value);
}

/** Settings by the vendor's names, as the vendor writes them. */
export function SettingList({ settings }: { readonly settings: Readonly<Record<string, HopValue>> }) {
  return (
    <dl className="settinglist">
      {Object.entries(settings).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{toSettingText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
