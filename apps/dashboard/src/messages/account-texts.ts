import { enAccount } from './en-account';
import { zhAccount } from './zh-account';

/** The texts of signing in and of one's account. */
export const ACCOUNT_TEXTS = { en: enAccount, zh: zhAccount } as const;
