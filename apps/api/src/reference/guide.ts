import type { States } from '@finwait/contracts';
import { STATES } from '@finwait/tcp';
import { CORRECTIONS_EN } from './corrections.en.js';
import { CORRECTIONS_ZH } from './corrections.zh.js';
import { GUIDE_COMMANDS } from './guide-command.js';
import { GUIDE_EN } from './guide.en.js';
import { GUIDE_SOURCES } from './guide-source.js';
import { GUIDE_ZH } from './guide.zh.js';
import { TOPICS_EN } from './topics.en.js';
import { TOPICS_ZH } from './topics.zh.js';

const GUIDES = {
  en: { texts: GUIDE_EN, corrections: CORRECTIONS_EN, topics: TOPICS_EN, separator: '; ' },
  zh: { texts: GUIDE_ZH, corrections: CORRECTIONS_ZH, topics: TOPICS_ZH, separator: '；' },
} as const;

/** The guide to the eleven states in display order, in one language; the same for every reader. */
export function toGuide(lang: States['lang']): States {
  const { texts, corrections, topics, separator } = GUIDES[lang];
  return {
    lang,
    states: STATES.map(({ name, kernelNumber, rfcName }) => ({
      name,
      kernelNumber,
      rfcName,
      ...texts[name],
      command: GUIDE_COMMANDS[name],
      corrections: corrections[name],
      source: GUIDE_SOURCES[name].join(separator),
    })),
    topics: [...topics],
  };
}
