import type { EVERY_TEXT } from './every-text';
import type { Language } from './language';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: (typeof EVERY_TEXT)['en'];
  }
}
