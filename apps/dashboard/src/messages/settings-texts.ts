import { enAccount } from './en-account';
import { enSettings } from './en-settings';
import { zhAccount } from './zh-account';
import { zhSettings } from './zh-settings';

/** The texts of the settings. */
export const SETTINGS_TEXTS = {
  en: { ...enAccount, ...enSettings },
  zh: { ...zhAccount, ...zhSettings },
} as const;
