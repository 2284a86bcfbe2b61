import type { States } from '@finwait/contracts';
import { STATES } from '@finwait/tcp';
import type { GuideTexts } from './guide-text.js';
import { GUIDE_EN } from './guide.en.js';
import { GUIDE_SOURCES } from './guide-source.js';
import { GUIDE_ZH } from './guide.zh.js';

const GUIDES: Readonly<Record<States['lang'], { readonly texts: GuideTexts; readonly separator: string }>> = {
  en: { texts: GUIDE_EN, separator: '; ' },
  zh: { texts: GUIDE_ZH, separator: '；' },
};

/** The guide to the eleven states in display order, in one language; the same for every reader. */
export function toGuide(lang: States['lang']): States {
  const { texts, separator } = GUIDES[lang];
  return {
    lang,
    states: STATES.map(({ name, kernelNumber, rfcName }) => ({
      name,
      kernelNumber,
      rfcName,
      ...texts[name],
      source: GUIDE_SOURCES[name].join(separator),
    })),
  };
}
