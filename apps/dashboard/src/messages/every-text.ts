import { ACCOUNT_TEXTS } from './account-texts';
import { COMPARE_TEXTS } from './compare-texts';
import { en } from './en';
import { FIRST_RUN_TEXTS } from './first-run-texts';
import { GUIDE_TEXTS } from './guide-texts';
import { HOST_TEXTS } from './host-texts';
import type { Language } from './language';
import { PATH_TEXTS } from './path-texts';
import { SETTINGS_TEXTS } from './settings-texts';
import { zh } from './zh';

const SHARED_TEXTS = { en, zh };

const textsOf = <Tongue extends Language>(language: Tongue) => ({
  ...SHARED_TEXTS[language],
  ...ACCOUNT_TEXTS[language],
  ...COMPARE_TEXTS[language],
  ...FIRST_RUN_TEXTS[language],
  ...GUIDE_TEXTS[language],
  ...HOST_TEXTS[language],
  ...PATH_TEXTS[language],
  ...SETTINGS_TEXTS[language],
});

/** Every text of every page. No page loads it: each loads the shared texts and its own. */
export const EVERY_TEXT = { en: textsOf('en'), zh: textsOf('zh') };
