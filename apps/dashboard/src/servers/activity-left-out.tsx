import type { ServerActivityAnswer } from '@finwait/contracts';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatDay } from '../format/clock';
import { SERVER_NAMES } from './server-names';

const MOST_DAYS = 3;

/** What of the activity of servers is not shown: servers beyond the most, and stored days that cannot be read. Where all is, nothing. */
export function ActivityLeftOut({
  omittedServers,
  damaged = [],
}: Pick<ServerActivityAnswer, 'omittedServers' | 'damaged'>) {
  const t = useTranslations('activity');
  const language = useLocale();
  const days = damaged.map(
    ({ kind, startAt }) => `${SERVER_NAMES[kind]} ${formatDay(startAt, { language, timeZone: 'UTC' })}`,
  );
  if (omittedServers === 0 && days.length === 0) return null;
  return (
    <p className="dim small after">
      {omittedServers > 0 && t('omitted', { count: omittedServers })}{' '}
      {days.length > 0 &&
        t.rich('damaged', {
          count: days.length,
          days: days.slice(0, MOST_DAYS).join(t('comma')) + (days.length > MOST_DAYS ? ' …' : ''),
          code: (text: ReactNode) => <code>{text}</code>,
        })}
    </p>
  );
}
