import { z } from 'zod';
import { parseDuration } from './duration.js';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const LATEST_MS = 8.64e15;

/**
 * The epoch milliseconds a time stands for: ISO 8601, epoch milliseconds, `now`, or a length before `now` such as
 * `-15m`. An ISO time without a zone is UTC. `undefined` for anything else.
 */
export function parseTime(text: string, now: number): number | undefined {
  if (text === 'now') return now;
  if (/^\d{1,16}$/.test(text)) return Number(text) <= LATEST_MS ? Number(text) : undefined;
  if (text.startsWith('-')) {
    const lengthMs = parseDuration(text.slice(1));
    return lengthMs === undefined ? undefined : now - lengthMs;
  }
  if (!ISO_TIME.test(text)) return undefined;
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = Date.parse(text.includes('T') && !hasZone ? `${text}Z` : text);
  return Number.isNaN(at) ? undefined : at;
}

/** A time parameter of REST; the value behind it is epoch milliseconds at the moment of the request. */
export const timeSchema = z
  .string()
  .transform((text, context) => {
    const at = parseTime(text, Date.now());
    if (at !== undefined) return at;
    context.addIssue({
      code: 'custom',
      message: 'expected ISO 8601, epoch milliseconds, now, or a length before now such as -15m, -24h, -30d',
    });
    return z.NEVER;
  })
  .meta({ description: 'ISO 8601, epoch milliseconds, `now`, or a length before now such as `-15m`' });
