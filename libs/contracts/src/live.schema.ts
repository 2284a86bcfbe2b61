import { COLUMN_NAMES } from '@finwait/tcp';
import { z } from 'zod';
import { hostNameSchema, tagFilterSchema } from './host-name.js';
import type { LiveSubscription } from './protocol.js';

/** Accepts a viewer's `subscribe`, {@link LiveSubscription}. */
export const liveSubscriptionSchema: z.ZodType<LiveSubscription> = z
  .strictObject({
    hosts: z.array(hostNameSchema).min(1).max(1000).optional(),
    tag: tagFilterSchema.optional(),
    fleet: z.literal(true).optional(),
    states: z
      .array(z.enum(COLUMN_NAMES as [string, ...string[]]))
      .min(1)
      .max(COLUMN_NAMES.length)
      .optional(),
  })
  .refine((wanted) => wanted.hosts ?? wanted.tag ?? wanted.fleet, {
    message: 'name hosts, a tag, or fleet: true',
  })
  .meta({ id: 'LiveSubscription' });
