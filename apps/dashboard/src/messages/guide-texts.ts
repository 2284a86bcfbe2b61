import { enGuide } from './en-guide';
import { zhGuide } from './zh-guide';

/** The texts of the guide page. */
export const GUIDE_TEXTS = { en: enGuide, zh: zhGuide } as const;
