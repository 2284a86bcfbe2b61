import type { HostDetail } from '@finwait/contracts';
import type { KernelSettings } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { formatWholeLength } from '../format/length';
import { KernelChanges } from './kernel-changes';

/** What the panel of kernel settings shows. */
export interface SettingsPanelProps {
  readonly host: HostDetail;
  readonly now: number;
}

const SHOWN = [
  'tcp_fin_timeout',
  'ip_local_port_range',
  'tcp_max_tw_buckets',
  'tcp_tw_reuse',
  'tcp_max_syn_backlog',
  'somaxconn',
  'tcp_syncookies',
  'tcp_max_orphans',
] as const satisfies readonly (keyof KernelSettings)[];

const WIDTH = 430;

/** What decides how long connections and their remains last on a host. */
export function SettingsPanel({ host, now }: SettingsPanelProps) {
  const t = useTranslations('settings');
  const language = useLocale();
  const { settings } = host;
  if (!settings) {
    return (
      <section aria-labelledby="settings-title">
        <div className="head">
          <h2 id="settings-title">{t('title')}</h2>
          <span className="sub">{t('unknown')}</span>
        </div>
      </section>
    );
  }
  const { values, since } = settings;
  const figure = (value: KernelSettings[keyof KernelSettings]) => {
    if (typeof value === 'number') return formatFigure(value, language);
    return Array.isArray(value) ? value.join('–') : (value ?? '–');
  };
  return (
    <section aria-labelledby="settings-title">
      <div className="head">
        <h2 id="settings-title">{t('title')}</h2>
        <span className="sub">{t('since', { time: formatMoment(since, now, { language }) })}</span>
      </div>
      <Keepalive values={values} />
      <table className="ledger settings">
        <tbody>
          {SHOWN.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td className="num">
                <b>{figure(values[name])}</b>
              </td>
              <td className="dim">{t(`notes.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {settings.namespaces.length > 0 && (
        <p className="dim small after">{t('others', { count: settings.namespaces.length })}</p>
      )}
      <KernelChanges name={host.name} since={since} now={now} />
    </section>
  );
}

/** When a dead peer is noticed by keepalive: after the idle time and every probe. Source: tcp(7). */
function Keepalive({ values }: { readonly values: KernelSettings }) {
  const t = useTranslations('settings');
  const language = useLocale();
  const { tcp_keepalive_time: idle, tcp_keepalive_probes: probes, tcp_keepalive_intvl: between } = values;
  if (idle === null || probes === null || between === null) return null;
  const total = idle + probes * between;
  const toX = (seconds: number) => (seconds / Math.max(1, total)) * (WIDTH - 2);
  const length = formatWholeLength(total * 1_000, language);
  return (
    <div className="keepalive">
      <p className="small">
        <span className="ink2">{t('idle', { seconds: formatFigure(idle, language) })}</span>
        <span className="ink2">{t('probes', { probes, seconds: between })}</span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} 20`} role="img" aria-label={t('noticed', { length })}>
        <rect
          x="0.5"
          y="5"
          width={Math.max(0, toX(idle) - 1)}
          height="10"
          fill="var(--sunken)"
          stroke="var(--line-strong)"
        />
        {Array.from({ length: Math.min(probes, 60) }, (_, place) => (
          <rect key={place} x={toX(idle + place * between)} y="1" width="1.6" height="18" fill="var(--ink)" />
        ))}
      </svg>
      <p className="small">
        <b>{t('noticed', { length })}</b>
        <span className="dim">{t('asked')}</span>
      </p>
    </div>
  );
}
