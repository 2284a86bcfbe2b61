'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { SettingChanges } from '../host/setting-changes';
import { toServerChanges } from './to-server-changes';
import { useServerHistory } from './use-server-history';

/** A host, and when its servers were asked last. */
export interface ServerChangesProps {
  readonly name: string;
  readonly readAt: number | null;
}

/** What changed in the settings of the servers of a host within a year, the newest first. */
export function ServerChanges({ name, readAt }: ServerChangesProps) {
  const t = useTranslations('servers');
  const now = useNow(60_000);
  const { data, error, refetch } = useServerHistory(name, readAt);
  const changes = useMemo(
    () =>
      toServerChanges(data ?? { changes: [] }, {
        came: t('came'),
        went: t('went'),
        byDefault: t('byDefault'),
        itself: t('itself'),
        moved: (before, after) => t('moved', { before, after }),
      }),
    [data, t],
  );
  if (error) return <PanelProblem error={error} retry={() => void refetch()} />;
  return <SettingChanges changes={changes} title={t('changes')} now={now} />;
}
