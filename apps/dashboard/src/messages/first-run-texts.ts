import { enFirstRun } from './en-first-run';
import { zhFirstRun } from './zh-first-run';

/** The texts of the fleet page until a host has reported. */
export const FIRST_RUN_TEXTS = { en: enFirstRun, zh: zhFirstRun } as const;
