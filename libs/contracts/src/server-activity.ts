import type { ServerKind } from './host-servers.js';

/** What one server said of what it does. */
export interface ServerReading {
  readonly kind: ServerKind;
  /** Where it was asked: `http://127.0.0.1:80/server-status?auto`, or `unix:/run/haproxy/admin.sock`. Names the server in its history. */
  readonly place: string;
  /** In the order of `ACTIVITY_COLUMNS` of `@finwait/tcp`; `null` where it did not answer. */
  readonly values: readonly (number | null)[] | null;
  /** Why it did not answer; `null` when it did. */
  readonly why: string | null;
}

/** Longest name of a place, in characters. */
export const MAX_PLACE_TEXT = 512;
