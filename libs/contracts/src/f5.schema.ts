import { z } from 'zod';
import { hopSchema } from './path.schema.js';

const epochMs = z.number().int().meta({ description: 'epoch milliseconds' });
const figure = z.number().int().nullable();

/** Virtual servers that an answer tells of. */
export const MAX_VIRTUAL_SERVERS = 1_000;

const virtualServerSchema = z
  .object({
    name: z.string().meta({ description: 'its full path, such as /Common/folder/name' }),
    destination: z.string().nullable().meta({ description: 'address and port as the BIG-IP writes them' }),
    isEnabled: z.boolean(),
    hop: hopSchema,
  })
  .meta({ id: 'VirtualServer' });

/** What a BIG-IP tells of itself besides the columns. */
export const hostF5Schema = z
  .object({
    countedAt: epochMs,
    closeWait: figure.meta({ description: 'CLOSE_WAIT and LAST_ACK, which a BIG-IP counts together' }),
    finWait: figure.meta({
      description: 'FIN_WAIT1, FIN_WAIT2 and CLOSING, which a BIG-IP counts together',
    }),
    setup: z
      .object({
        at: epochMs.meta({ description: 'when it was read' }),
        version: z.string().nullable(),
        virtualServers: z.array(virtualServerSchema).meta({ description: 'those that take TCP, by name' }),
        omitted: z.number().int().meta({ description: 'virtual servers beyond the first 1,000' }),
      })
      .nullable()
      .meta({ description: 'null until it could be read' }),
  })
  .meta({ id: 'HostF5' });

/** What a BIG-IP tells of itself besides the columns. */
export type HostF5 = z.infer<typeof hostF5Schema>;
