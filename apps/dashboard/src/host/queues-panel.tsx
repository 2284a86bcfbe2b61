import type { HostDetail } from '@finwait/contracts';
import { useLocale, useTranslations } from 'use-intl';
import { formatFigure } from '../format/figure';
import { formatAge } from '../format/length';
import { WarningMark } from '../frame/mark';

/** What the panel of accept queues shows. */
export interface QueuesPanelProps {
  readonly host: HostDetail;
  readonly now: number;
}

const MOST_SHOWN = 12;

/** `*:8080`, `127.0.0.1:9090`, `[::1]:22`. */
export function toListenerText(address: string, port: number): string {
  if (address === '0.0.0.0' || address === '::') return `*:${port}`;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** What waits for accept at every listener, the fullest first. */
export function QueuesPanel({ host, now }: QueuesPanelProps) {
  const t = useTranslations('queues');
  const language = useLocale();
  const told = host.listeners;
  const fullness = ({ queue, limit }: { queue: number; limit: number }) => queue / (limit + 1);
  const listeners = [...(told?.listeners ?? [])].sort(
    (one, other) =>
      fullness(other) - fullness(one) || (other.drops ?? 0) - (one.drops ?? 0) || one.port - other.port,
  );
  const hidden = listeners.length - MOST_SHOWN + (told?.omitted ?? 0);
  const drops = listeners.filter((listener) => (listener.drops ?? 0) > 0);
  return (
    <section aria-labelledby="queues-title">
      <div className="head">
        <h2 id="queues-title">{t('title')}</h2>
        <span className="sub">
          {told ? t('changed', { age: formatAge(now - told.at, language) }) : t('unknown')}
        </span>
      </div>
      <ul className="queues">
        {listeners.slice(0, MOST_SHOWN).map(({ cookie, address, port, queue, limit }) => {
          const share = Math.min(1, fullness({ queue, limit }));
          return (
            <li key={cookie}>
              <code>{toListenerText(address, port)}</code>
              <span className={share >= 1 ? 'meter full' : 'meter'}>
                <i style={{ width: `${share * 100}%` }} />
              </span>
              <span className="num">
                <b>{formatFigure(queue, language)}</b>{' '}
                <span className="dim">{t('of', { limit: formatFigure(limit, language) })}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {hidden > 0 && <p className="dim small">{t('more', { count: hidden })}</p>}
      {drops.map(({ cookie, address, port, drops: count }) => (
        <p key={cookie} className="small">
          <span className="sev warning">
            <WarningMark />
            {t('drops', { count: formatFigure(count, language) })}
          </span>{' '}
          <span className="dim">{t('at', { listener: toListenerText(address, port) })}</span>
        </p>
      ))}
    </section>
  );
}
