'use client';

import type { SettingsHistory } from '@finwait/contracts';
import { OWN_NAMESPACE } from '@finwait/contracts/protocol';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { readSettingsHistory } from '../api/host-calls';
import { UNKNOWN } from '../format/figure';
import { PanelProblem } from '../frame/panel-problem';
import { SettingChanges, type SettingChange } from './setting-changes';

/** The document says of a value nothing but that it is one of the shapes of a setting. */
function toText(value: unknown): string {
  if (Array.isArray(value)) return value.join('–');
  if (value === '') return '""';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : UNKNOWN;
}

/** The changes of the host's own kernel settings, in the order given; the first reading is none. */
export function toKernelChanges({ changes }: Pick<SettingsHistory, 'changes'>): SettingChange[] {
  return changes.flatMap(({ since, namespace, changed }) => {
    const values = Object.entries(changed);
    if (namespace !== OWN_NAMESPACE || values.length === 0) return [];
    return {
      at: since,
      of: null,
      changed: values.map(([name, { before, after }]) => ({
        name,
        before: toText(before),
        after: toText(after),
      })),
    };
  });
}

/** A host, since when its settings are as they are, and the time now. */
export interface KernelChangesProps {
  readonly name: string;
  readonly since: number;
  readonly now: number;
}

/** What changed in the kernel settings of a host within a year, the newest first. */
export function KernelChanges({ name, since, now }: KernelChangesProps) {
  const t = useTranslations('settings');
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', name, since],
    queryFn: ({ signal }) => readSettingsHistory(name, signal),
  });
  if (error) return <PanelProblem error={error} retry={() => void refetch()} />;
  return <SettingChanges changes={data ? toKernelChanges(data) : []} title={t('changes')} now={now} />;
}
