import type { Messages } from './en';
import type { Language } from './language';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
