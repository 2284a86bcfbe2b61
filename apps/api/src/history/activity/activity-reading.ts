import type { ServerKind } from '@finwait/contracts';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { toLayout } from '../bucket-layout.js';

/** A server of a host. */
export interface ServerKey {
  readonly hostId: number;
  readonly kind: ServerKind;
  /** Where it is asked. */
  readonly place: string;
}

/** What a server said of what it does, to store. */
export interface Reading extends ServerKey {
  /** Epoch milliseconds. */
  readonly at: number;
  /** In the order of `ACTIVITY_COLUMNS`. */
  readonly values: readonly (number | null)[];
}

/** What buckets of readings hold. The series of a row are `ACTIVITY_COLUMNS`. */
export const ACTIVITY_LAYOUT = toLayout(
  ACTIVITY_COLUMNS.map(({ name, kind }, column) => ({
    column,
    source: column,
    name,
    isCounter: kind === 'counter',
  })),
);

/** Servers are asked once a minute. A reading nearer than this to another of the server is left out, in milliseconds. */
export const LEAST_DISTANCE_MS = 10_000;

/** What one day holds of a server, in milliseconds; days begin at midnight UTC. */
export const SERVER_DAY_MS = 86_400_000;
