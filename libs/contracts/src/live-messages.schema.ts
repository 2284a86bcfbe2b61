import { z } from 'zod';
import { ERRORS, type ErrorCode } from './errors.js';
import type { LiveAck, LiveFrame, LiveHostEvent } from './protocol.js';

const epochMs = z.number().int().meta({ description: 'epoch milliseconds' });
const count = z.number().int().nullable().meta({ description: 'null where it could not be read' });

/** What a viewer is sent at most once a tick: {@link LiveFrame}. */
export const liveFrameSchema: z.ZodType<LiveFrame> = z
  .object({
    at: epochMs,
    fleet: z.array(count).optional().meta({ description: 'totals, in the order of columns' }),
    rows: z.array(z.tuple([z.string(), z.number().int(), z.number().int()]).rest(count)).meta({
      description: 'name, takenAt, seq, then counts in the order of columns; hosts that changed alone',
    }),
  })
  .meta({ id: 'LiveFrame' });

/** What a viewer is sent when a host appears, changes its status or leaves: {@link LiveHostEvent}. */
export const liveHostSchema: z.ZodType<LiveHostEvent> = z
  .object({
    name: z.string(),
    change: z.enum(['appeared', 'status', 'left']),
    status: z.enum(['live', 'stale', 'never']),
    lastSeenAt: epochMs.nullable(),
  })
  .meta({ id: 'LiveHostEvent' });

/** What a viewer is sent when it was too slow: frames from then on were left out. */
export const liveResyncSchema = z.object({ from: epochMs }).meta({ id: 'LiveResync' });

/** The answer to `subscribe`: {@link LiveAck}. */
export const liveAckSchema: z.ZodType<LiveAck> = z
  .union([
    z.object({ ok: z.literal(true), columns: z.array(z.string()), hosts: z.array(z.string()) }),
    z.object({ ok: z.literal(false), code: z.enum(Object.keys(ERRORS) as [ErrorCode]), detail: z.string() }),
  ])
  .meta({ id: 'LiveAck' });
