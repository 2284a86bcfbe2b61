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
  inspection: number;
}

const CAPACITY = 50_000;

/**
 * What inspections saw, by socket cookie, which stays the same from the first packet until TIME_WAIT is over, while owner
 * and inode vanish on the way. Bounded: what was not seen for longest is forgotten first, and where one inspection sees more
 * than there is room for, the rest of it is not remembered.
 */
export class SocketMemory {
  readonly #remembered = new Map<string, Remembered>();
  readonly #capacity: number;
  #inspection = 0;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#remembered.size;
  }

  /** Call it before the first socket of every inspection. */
  begin(): void {
    this.#inspection += 1;
  }

  /** Notes a socket with the process that holds it, as far as it can be seen, and tells what was seen before. `now` is monotonic, in milliseconds. */
  note({ cookie, state }: DiagSocketRow, owner: InspectedProcess | null, now: number): Sighting {
    const known = this.#remembered.get(cookie);
    const isSame = known?.state === state;
    const since = known !== undefined && isSame ? known.since : now;
    const lastOwner = owner ?? known?.owner ?? null;
    if (known !== undefined) this.#remembered.delete(cookie);
    else if (!this.#makeRoom()) return { since: null, owner: lastOwner };
    this.#remembered.set(cookie, { state, since, owner: lastOwner, inspection: this.#inspection });
    return { since: known !== undefined && isSame ? since : null, owner: lastOwner };
  }

  /** False when everything there was seen in this very inspection. */
  #makeRoom(): boolean {
    if (this.#remembered.size < this.#capacity) return true;
    const [oldest] = this.#remembered;
    if (oldest === undefined || oldest[1].inspection === this.#inspection) return false;
    return this.#remembered.delete(oldest[0]);
  }
}
