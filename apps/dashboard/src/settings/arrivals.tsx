'use client';

import type { Host } from '@finwait/contracts';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { TickMark } from '../frame/mark';

/** The hosts, and since when one counts as new (epoch milliseconds by the API's clock). */
export interface ArrivalsProps {
  readonly hosts: readonly Host[];
  readonly since: number;
}

/** The hosts that have come since, green once they report. */
export function Arrivals({ hosts, since }: ArrivalsProps) {
  const t = useTranslations('enrol');
  const arrived = hosts.filter(({ enrolledAt }) => enrolledAt >= since);
  if (arrived.length === 0) {
    return (
      <p className="arrival waiting" role="status">
        <i /> {t('waiting')}
      </p>
    );
  }
  return (
    <ul aria-live="polite">
      {arrived.map(({ name, status }) => (
        <li key={name} className={`arrival ${status === 'live' ? 'reports' : 'waiting'}`} data-arrived={name}>
          {status === 'live' ? <TickMark /> : <i />}
          <span>{t(status === 'live' ? 'reported' : 'arrived', { name })}</span>
          <Link className="link" href={`/host/?name=${encodeURIComponent(name)}`} prefetch={false}>
            {t('open', { name })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
