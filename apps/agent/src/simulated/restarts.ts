/** When the service of a host was started, the boot of the host first. */
export class Restarts {
  readonly #times: readonly number[];
  #found = 0;

  /** At least one time, in any order. */
  constructor(times: readonly number[]) {
    this.#times = [...times].sort((one, other) => one - other);
  }

  /** The last start up to a time, and how many there were before it; the first where a time is before all. */
  lastTo(at: number): { readonly at: number; readonly earlier: number } {
    const times = this.#times;
    if ((times[this.#found] ?? Infinity) > at) this.#found = 0;
    while ((times[this.#found + 1] ?? Infinity) <= at) this.#found += 1;
    return { at: times[this.#found] ?? 0, earlier: this.#found };
  }
}
