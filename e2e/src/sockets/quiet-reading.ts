import { isDeepStrictEqual } from 'node:util';
import type { Oracle } from './rig-request.ts';
import type { Rig } from './rig.ts';

const ATTEMPTS = 20;

/** What was read while the sockets of the namespace kept their states. */
export interface QuietReading<T> {
  readonly value: T;
  /** The same before and after the reading. */
  readonly oracle: Oracle;
}

/**
 * Reads between two counts, again until both agree: then whatever was read must agree too. In a namespace of its own
 * the rig changes nothing by itself; in the shared one other programs come and go.
 */
export async function readQuietly<T>(rig: Rig, read: () => Promise<T>): Promise<QuietReading<T>> {
  let before = await rig.count();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const value = await read();
    const after = await rig.count();
    if (isDeepStrictEqual(before, after)) return { value, oracle: after };
    before = after;
  }
  throw new Error(`the sockets of this host changed during each of ${ATTEMPTS} readings`);
}
