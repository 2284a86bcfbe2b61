import {
  LIVE_NAMESPACE,
  LIVE_TICK_MS,
  liveAckSchema,
  liveFrameSchema,
  liveHostSchema,
  liveResyncSchema,
  liveSubscriptionSchema,
} from '@finwait/contracts';
import type { z } from 'zod';
import { toComponentSchemas } from './answers.js';
import { toReference } from './reference.js';

/** One event of the live feed. */
interface LiveMessage {
  readonly sentBy: 'viewer' | 'api';
  readonly summary: string;
  /** Nothing is sent along where there is none. */
  readonly payload?: z.ZodType;
  readonly acknowledgement?: z.ZodType;
}

/** Every event of the live feed by its name. */
export const LIVE_MESSAGES: Readonly<Record<string, LiveMessage>> = {
  subscribe: {
    sentBy: 'viewer',
    summary: 'Asks for hosts, a tag or the fleet, instead of what was asked for before.',
    payload: liveSubscriptionSchema,
    acknowledgement: liveAckSchema,
  },
  unsubscribe: { sentBy: 'viewer', summary: 'Ends the subscription; acknowledged with `{ ok: true }`.' },
  frame: {
    sentBy: 'api',
    summary: `What changed, at most once in ${LIVE_TICK_MS} ms.`,
    payload: liveFrameSchema,
  },
  host: { sentBy: 'api', summary: 'A host appeared, changed its status or left.', payload: liveHostSchema },
  resync: {
    sentBy: 'api',
    summary: 'The viewer was too slow and frames were left out since then: read the history.',
    payload: liveResyncSchema,
  },
};

/** The live feed as AsyncAPI describes it. Source: asyncapi.com/docs/reference/specification/v3.0.0. */
export function toLiveDocument(): Record<string, unknown> {
  const names = Object.keys(LIVE_MESSAGES);
  const entries = Object.entries(LIVE_MESSAGES);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Finwait live feed',
      version: '1',
      description:
        'socket.io 4, WebSocket or polling; `auth: { token }` in the handshake, or the session cookie. A refused handshake is a connect_error whose `data.code` is one of the error codes of the REST API.',
    },
    defaultContentType: 'application/json',
    channels: {
      live: {
        address: LIVE_NAMESPACE,
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: Object.fromEntries(
      entries.map(([name, { sentBy, summary }]) => [
        name,
        {
          action: sentBy === 'api' ? 'send' : 'receive',
          channel: { $ref: '#/channels/live' },
          summary,
          messages: [{ $ref: `#/channels/live/messages/${name}` }],
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(entries.map(([name, message]) => [name, toMessage(name, message)])),
      schemas: toComponentSchemas(),
    },
  };
}

/** The answer to an event is no message of AsyncAPI's, so that it is an extension. */
function toMessage(name: string, { summary, payload, acknowledgement }: LiveMessage) {
  return {
    name,
    summary,
    payload: payload ? toReference(payload) : { type: 'null' },
    ...(acknowledgement && { 'x-acknowledgement': toReference(acknowledgement) }),
  };
}
