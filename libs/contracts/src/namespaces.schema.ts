import { STATE_NAMES, type State } from '@finwait/tcp';
import { z } from 'zod';
import {
  MAX_NAMESPACE_LABEL_LENGTH,
  MAX_OTHER_NAMESPACES,
  NAMESPACES_SEEN,
  NAMESPACE_KINDS,
} from './host-namespaces.js';

const LATEST_MS = 8.64e15;

const count = z.number().int().nonnegative();
const epochMs = count.max(LATEST_MS).meta({ description: 'epoch milliseconds' });

const figure = count.nullable().meta({ description: 'null where it could not be read' });

const stateCountsSchema = z.object(
  Object.fromEntries(STATE_NAMES.map((name) => [name, figure])) as Record<State, typeof figure>,
);

const namespaceCountSchema = z
  .object({
    id: count.meta({
      description: 'inode number of its /proc/PID/ns/net; another may have it once it is gone',
    }),
    label: z
      .string()
      .min(1)
      .max(MAX_NAMESPACE_LABEL_LENGTH)
      .nullable()
      .meta({ description: "the first 12 digits of a container's id, a unit, a name or a command" }),
    kind: z.enum(NAMESPACE_KINDS).meta({ description: 'what the label is' }),
    states: stateCountsSchema.nullable().meta({ description: 'null until it is counted' }),
    unknown: count.nullable().meta({ description: 'sockets in a state without a name' }),
    quality: z
      .enum(['exact', 'aged'])
      .nullable()
      .meta({ description: 'exact: counted for this report; aged: as of countedAt' }),
    hasMoved: z.boolean().meta({ description: 'its counters moved while it was counted, or since' }),
    countedAt: epochMs.nullable(),
  })
  .meta({ id: 'NamespaceCount' });

/** The other network namespaces of a host, {@link HostNamespaces}. */
export const namespacesSchema = z.object({
  seen: z
    .enum(NAMESPACES_SEEN)
    .meta({ description: 'all of the host, some of it, or only the one of the agent' }),
  why: z.string().max(1_024).nullable().meta({ description: 'what kept the agent from seeing all' }),
  others: z
    .array(namespaceCountSchema)
    .max(MAX_OTHER_NAMESPACES)
    .meta({ description: "all but the agent's own, which the host's counts are of" }),
});

/** The other network namespaces of a host as its agent last told them. */
export const hostNamespacesSchema = namespacesSchema
  .extend({ at: epochMs.meta({ description: 'when they were looked at, on the clock of the host' }) })
  .meta({ id: 'HostNamespaces' });
