import type { Timer } from './limit.js';
import type { ProductText } from './product-text.js';

/** The ports that the connections which a hop opens, or lets through as a NAT, leave from. */
export interface PortPool {
  /** How many there are for each destination; `unknown` where the setting could not be seen. */
  readonly ports: number | 'unknown';
  /** Whether each own address has as many; else they are all that a machine gets. */
  readonly isOfEachAddress: boolean;
  /** How long a port is not used again for the same destination after its connection was closed. */
  readonly held: Timer;
  /** Whether only a hop that closes first holds it, in TIME_WAIT. A NAT holds it whoever closes. */
  readonly isTimeWait: boolean;
  /** The setting that decides how many, or how long they are held; left out where none does. */
  readonly setting?: string;
  /** What is seen where no port is left. */
  readonly failure: ProductText;
  /** What to do about too few. */
  readonly suggestion: ProductText;
  readonly source: string;
}
