import { enHost } from './en-host';
import { enServers } from './en-servers';
import { zhHost } from './zh-host';
import { zhServers } from './zh-servers';

/** The texts of the host page that no other page has. */
export const HOST_TEXTS = {
  en: { ...enHost, ...enServers },
  zh: { ...zhHost, ...zhServers },
} as const;
