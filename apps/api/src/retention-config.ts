import { parseDuration } from '@finwait/contracts';
import { z } from 'zod';
import { DEFAULT_POLICY, LEAST_KEEP_MS, type RetentionPolicy } from './history/retention/retention-policy.js';

const LEAST_BYTES = 10_000_000;
const UNIT_BYTES: Readonly<Record<string, number>> = {
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

const lengthSchema = z
  .string()
  .transform((text) => (text === 'forever' ? Infinity : (parseDuration(text) ?? 0)))
  .refine((ms) => ms >= LEAST_KEEP_MS, 'expected "forever" or a length of at least 1d, such as 400d or 3y');

/** The variables that say how much of the history is kept. */
export const RETENTION_SHAPE = {
  FINWAIT_RETENTION_RAW: lengthSchema.default(DEFAULT_POLICY.keepMs.raw),
  FINWAIT_RETENTION_5M: lengthSchema.default(DEFAULT_POLICY.keepMs['5m']),
  FINWAIT_RETENTION_1H: lengthSchema.default(DEFAULT_POLICY.keepMs['1h']),
  FINWAIT_MAX_DB_BYTES: z
    .string()
    .transform((text) => parseBytes(text) ?? 0)
    .refine((bytes) => bytes >= LEAST_BYTES, 'expected at least 10MB, such as 500MB or 20GB')
    .optional(),
};

type Retained = z.infer<z.ZodObject<typeof RETENTION_SHAPE>>;

/** What is wrong between the variables: a coarser tier has to be kept at least as long as the one that it is made of. */
export function findRetentionProblem(retained: Retained): string | undefined {
  const { FINWAIT_RETENTION_RAW: raw, FINWAIT_RETENTION_5M: fine, FINWAIT_RETENTION_1H: coarse } = retained;
  if (raw <= fine && fine <= coarse) return undefined;
  return 'config_invalid: FINWAIT_RETENTION_RAW, _5M and _1H: each has to be kept at least as long as the one before';
}

/** How much of the history is kept. */
export function toPolicy(retained: Retained): RetentionPolicy {
  return {
    keepMs: {
      raw: retained.FINWAIT_RETENTION_RAW,
      '5m': retained.FINWAIT_RETENTION_5M,
      '1h': retained.FINWAIT_RETENTION_1H,
    },
    maxBytes: retained.FINWAIT_MAX_DB_BYTES,
  };
}

/** A number of bytes, with or without a unit: `20GB`, `512MiB`, `1500000000`. */
function parseBytes(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,3})?)(MB|GB|TB|MiB|GiB|TiB)?$/.exec(text);
  return match ? Math.round(Number(match[1]) * (UNIT_BYTES[match[2] ?? ''] ?? 1)) : undefined;
}
