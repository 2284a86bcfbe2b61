import type { InspectedProcess } from '@finwait/contracts/protocol';
import type { DiagSocketRow } from '@finwait/tcp';

/** What earlier inspections saw of a socket. */
export interface Sighting {
  /** Since when it has been in its present state, as far as was seen; `null` when this is the first time. */
  readonly since: number | null;
  /** The last process that was seen holding it. */
  readonly owner: InspectedProcess | null;
}

interface Remembered {
  state: DiagSocketRow['state'];
  since: number;
  owner: InspectedProcess | null;
  /** The number of the last inspection that saw it. */
  seenBy: number;
}

const CAPACITY = 50_000;

/**
 * What inspections saw, by socket cookie, which stays the same from the first packet until TIME_WAIT is over, while owner
 * and inode vanish on the way. Bounded: a socket for which there is no room is not remembered, and what that inspection did
 * not see is forgotten before the next.
 */
export class SocketMemory {
  readonly #remembered = new Map<string, Remembered>();
  readonly #capacity: number;
  #inspection = 0;
  #isFull = false;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#remembered.size;
  }

  /** Call it before the first socket of every inspection. */
  begin(): void {
    if (this.#isFull)
      for (const [cookie, { seenBy }] of this.#remembered)
        if (seenBy !== this.#inspection) this.#remembered.delete(cookie);
    this.#isFull = false;
    this.#inspection += 1;
  }

  /** Notes a socket with the process that holds it, as far as it can be seen, and tells what was seen before. `now` is monotonic, in milliseconds. */
  note(
    { cookie, state }: Pick<DiagSocketRow, 'cookie' | 'state'>,
    owner: InspectedProcess | null,
    now: number,
  ): Sighting {
    const known = this.#remembered.get(cookie);
    const since = known?.state === state ? known.since : null;
    const lastOwner = owner ?? known?.owner ?? null;
    const seen = { state, since: since ?? now, owner: lastOwner, seenBy: this.#inspection };
    if (known !== undefined) Object.assign(known, seen);
    else if (this.size < this.#capacity) this.#remembered.set(cookie, seen);
    else this.#isFull = true;
    return { since, owner: lastOwner };
  }
}
