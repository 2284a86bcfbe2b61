import type { DroppedSnapshots } from '@finwait/contracts/protocol';
import { parseJson } from '../json.js';
import type { Files } from './files.js';

/** What was dropped and which segments it was dropped with. */
interface Loss extends DroppedSnapshots {
  /** Segments up to this number are dropped, whether or not their files are gone. */
  readonly upTo: number;
}

/** Snapshots that were dropped and that the API does not know of yet; kept in a file, so that a restart forgets none. */
export class Losses {
  readonly #path: string;
  readonly #files: Files;
  #loss: Loss | null;

  /** Goes on from what the file says. */
  constructor(path: string, files: Files) {
    this.#path = path;
    this.#files = files;
    this.#loss = readLoss(path, files);
  }

  /** What the API is to be told; `null` when nothing was dropped. */
  get unreported(): DroppedSnapshots | null {
    if (this.#loss === null) return null;
    const { count, from, to } = this.#loss;
    return { count, from, to };
  }

  get upTo(): number {
    return this.#loss?.upTo ?? 0;
  }

  /** Notes a loss before the snapshots are deleted; `segment` is the number of the file they are in, if they are in one. */
  add({ count, from, to }: DroppedSnapshots, segment: number | null): void {
    const earlier = this.#loss;
    this.#keep({
      count: count + (earlier?.count ?? 0),
      from: earlier?.from ?? from,
      to: Math.max(to, earlier?.to ?? to),
      upTo: segment ?? this.upTo,
    });
  }

  /** The API knows of this loss; what was dropped since is still to be told. */
  reported(loss: DroppedSnapshots): void {
    if (this.#loss === null) return;
    const count = this.#loss.count - loss.count;
    this.#keep(count > 0 ? { ...this.#loss, count, from: loss.to } : null);
  }

  /** Where the disk refuses, a restart forgets the loss; this process does not. */
  #keep(loss: Loss | null): void {
    this.#loss = loss;
    const draft = `${this.#path}.draft`;
    try {
      if (loss === null) {
        this.#files.unlinkSync(this.#path);
      } else {
        this.#files.writeFileSync(draft, JSON.stringify(loss), { mode: 0o600 });
        this.#files.renameSync(draft, this.#path);
      }
    } catch {
      return;
    }
  }
}

function readLoss(path: string, files: Files): Loss | null {
  try {
    const loss = parseJson(files.readFileSync(path, 'utf8'));
    return isLoss(loss) ? loss : null;
  } catch {
    return null;
  }
}

function isLoss(value: unknown): value is Loss {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return ['count', 'from', 'to', 'upTo'].every((name) => Number.isSafeInteger(fields.get(name)));
}
