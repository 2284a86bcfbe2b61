import { enCompare } from './en-compare';
import { zhCompare } from './zh-compare';

/** The texts of the compare page. */
export const COMPARE_TEXTS = { en: enCompare, zh: zhCompare } as const;
