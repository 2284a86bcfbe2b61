import type { HopValue } from '@finwait/tcp';

/** Settings by the vendor's names, as the vendor writes them. */
export function SettingList({ settings }: { readonly settings: Readonly<Record<string, HopValue>> }) {
  return (
    <dl className="settinglist">
      {Object.entries(settings).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{value === '' ? '""' : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
