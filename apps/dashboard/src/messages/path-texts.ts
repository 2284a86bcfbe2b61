import { enPaths } from './en-paths';
import { zhPaths } from './zh-paths';

/** The texts of the paths page. */
export const PATH_TEXTS = { en: enPaths, zh: zhPaths } as const;
