'use client';

import { useTranslations } from 'use-intl';
import { toSectionAddress, toSections } from './powers';
import { usePowers } from './use-session';

/** The pages of the settings that are for the reader, with what they may be looked for by beside their name. */
export function useSettingsPages() {
  const t = useTranslations('sections');
  return toSections(usePowers()).map((section) => ({
    name: t(section),
    path: toSectionAddress(section),
    words: section === 'hosts' ? `${t('title')} ${t('enrolHost')}` : t('title'),
  }));
}
