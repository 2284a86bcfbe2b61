import type { KnownActivity } from '../../hosts/host-registry.js';
import type { Coding } from '../../web/coding.js';

/** What to read of what the servers of a host do. Times are epoch milliseconds. */
export interface ActivityQuery {
  readonly kind: 'activity';
  readonly hostId: number;
  /** Its name. */
  readonly host: string;
  /** Included. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly maxPoints: number;
  /** The servers that its agent told of last. */
  readonly told: readonly KnownActivity[];
  /** Not compressed when left out. */
  readonly coding?: Coding | undefined;
}
