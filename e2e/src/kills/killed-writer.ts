import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BuiltSample } from '../processes/built-history.ts';
import type { PastSnapshot, PastSnapshots } from './past-snapshots.ts';
import type { WriterMessage, WriterOrder } from './writer-order.ts';

const ROWS_PER_BATCH = 10;
/** From the first acknowledgement on. */
const LONGEST_LIFE_MS = 80;

/** A host's number in the database, and what is stored for it. */
export type Written = ReadonlyMap<number, PastSnapshots>;

/** Which hours are closed, and from when age is counted: epoch milliseconds. */
export interface WriterTimes {
  readonly closedBefore: number;
  readonly now: number;
}

/** One life of the writing process after the other. */
export class KilledWriter {
  readonly #path: string;
  readonly #times: WriterTimes;
  readonly #written: Written;
  #keepFrom = 0;
  #lastId = 0;

  constructor(path: string, times: WriterTimes, written: Written) {
    this.#path = path;
    this.#times = times;
    this.#written = written;
  }

  /** Stores these before the first kill, and seals them. */
  async begin(samples: readonly BuiltSample[]): Promise<number | null> {
    const child = this.#start();
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.send({ kind: 'append', id: 0, samples } satisfies WriterOrder);
    await once(child, 'message');
    child.send({ kind: 'finish' } satisfies WriterOrder);
    return (await ended)[0];
  }

  /** From the next life on snapshots that begin before are removed. */
  keepFrom(at: number): void {
    this.#keepFrom = at;
  }

  /** Has it store and seal without a pause, and kills it at a random moment after the first acknowledgement. */
  async liveAndDie(): Promise<NodeJS.Signals | null> {
    const child = this.#start();
    const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    const hasStored = new Promise<void>((resolve) => {
      child.on('message', ({ kind }: WriterMessage) => kind === 'stored' && resolve());
    });
    this.#feed(child);
    await Promise.race([hasStored, ended]);
    await pause(Math.random() * LONGEST_LIFE_MS);
    child.kill('SIGKILL');
    return (await ended)[1];
  }

  /** Has it seal all that is left; the answer is its exit code. */
  async finish(): Promise<number | null> {
    const child = this.#start();
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.send({ kind: 'finish' } satisfies WriterOrder);
    return (await ended)[0];
  }

  #start(): ChildProcess {
    const program = join(import.meta.dirname, 'writer-process.ts');
    const { closedBefore, now } = this.#times;
    const times = [closedBefore, now, this.#keepFrom].map(String);
    return fork(program, [this.#path, ...times], { execArgv: ['--no-warnings'] });
  }

  /** Sends a batch for each host, and the next one as soon as it is acknowledged. */
  #feed(child: ChildProcess): void {
    const sent = new Map<number, { readonly hostId: number; readonly snapshots: PastSnapshot[] }>();
    const send = (hostId: number): void => {
      const snapshots = this.#written.get(hostId)?.next(ROWS_PER_BATCH) ?? [];
      const id = (this.#lastId += 1);
      sent.set(id, { hostId, snapshots });
      const samples = snapshots.map((snapshot) => ({ hostId, flags: 0, ...snapshot }));
      if (child.connected) child.send({ kind: 'append', id, samples } satisfies WriterOrder, () => {});
    };
    child.on('message', (message: WriterMessage) => {
      const batch = sent.get(message.id);
      if (!batch) return;
      this.#written.get(batch.hostId)?.acknowledge(batch.snapshots);
      send(batch.hostId);
    });
    for (const hostId of this.#written.keys()) send(hostId);
  }
}
