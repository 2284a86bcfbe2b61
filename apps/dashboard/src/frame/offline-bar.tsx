'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { formatSeconds } from '../format/clock';
import { formatAge } from '../format/length';
import { useLine, useLiveConnection } from '../live/live-context';
import { WarningMark } from './mark';
import { useNow } from './use-now';

/** Says as of when everything below is, what becomes of the data, and when the next try is. */
export function OfflineBar({ asOf }: { readonly asOf: number | null }) {
  const t = useTranslations('offline');
  const language = useLocale();
  const line = useLine();
  const connection = useLiveConnection();
  const queries = useQueryClient();
  const now = useNow(1_000);
  if (line.status !== 'offline') return null;
  const retry = () => {
    connection.retry();
    void queries.invalidateQueries();
  };
  return (
    <div className="notice" role="status">
      <span className="sev warning">
        <WarningMark />
        <span>{t('title', { time: formatSeconds(line.since, { language }) })}</span>
      </span>
      <span className="ink2">
        {asOf === null
          ? t('empty')
          : t('body', { time: formatSeconds(asOf, { language }), age: formatAge(now - asOf, language) })}
      </span>
      <span className="dim nowrap">{t('next')}</span>
      <Button variant="default" size="compact-sm" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
