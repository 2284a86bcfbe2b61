/** Places in the shared memory: who waits to write on the main thread, how often one of them was done, whether the history's thread writes. */
const WANTED = 0;
const DONE = 1;
const WRITING = 2;
const PLACES = 3;

/** Nobody waits longer for the other; from then on SQLite decides, as it does between processes. */
const MOST_MS = 5_000;

/**
 * Whose turn it is to write: the main thread's or the history's. SQLite alone lets a connection that writes without a rest keep
 * another from it for seconds, in which the main thread would stand still. Here it waits without standing still, and the
 * history's thread lets one write of it come between two of its own.
 */
export class WriteTurn {
  /** What the history's thread makes its own turn from. */
  readonly memory: SharedArrayBuffer;
  readonly #state: Int32Array;

  constructor(memory = new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#state = new Int32Array(memory);
  }

  /** On the main thread, one at a time: resolves between two writes of the history's thread, with what lets that go on. */
  async take(): Promise<() => void> {
    Atomics.add(this.#state, WANTED, 1);
    const until = performance.now() + MOST_MS;
    while (Atomics.load(this.#state, WRITING) === 1 && performance.now() < until) {
      await Atomics.waitAsync(this.#state, WRITING, 1, until - performance.now()).value;
    }
    return () => {
      Atomics.sub(this.#state, WANTED, 1);
      Atomics.add(this.#state, DONE, 1);
      Atomics.notify(this.#state, DONE);
    };
  }

  /** In the history's thread: runs `work`, after a write of the main thread where one waits. */
  run<Result>(work: () => Result): Result {
    const done = Atomics.load(this.#state, DONE);
    if (Atomics.load(this.#state, WANTED) > 0) Atomics.wait(this.#state, DONE, done, MOST_MS);
    Atomics.store(this.#state, WRITING, 1);
    try {
      return work();
    } finally {
      this.end();
    }
  }

  /** The history's thread writes no more. */
  end(): void {
    Atomics.store(this.#state, WRITING, 0);
    Atomics.notify(this.#state, WRITING);
  }
}
