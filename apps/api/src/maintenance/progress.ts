const EVERY_MS = 200;

/** A line on standard error that counts up, where somebody watches a terminal; nothing elsewhere. */
export class Progress {
  readonly #things: string;
  #count = 0;
  #saidAt = performance.now();

  constructor(things: string) {
    this.#things = things;
  }

  /** One more of the things is done. */
  step(): void {
    this.#count += 1;
    this.say(String(this.#count));
  }

  /** Says how far it is, unless it said so just before. */
  say(count: string): void {
    const now = performance.now();
    if (!process.stderr.isTTY || now - this.#saidAt < EVERY_MS) return;
    this.#saidAt = now;
    process.stderr.write(`\r\u001b[K${count} ${this.#things}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
}
