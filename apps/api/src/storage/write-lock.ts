/** Lets one holder at a time through, in the order of asking. */
export class WriteLock {
  private last: Promise<void> = Promise.resolve();

  /** Resolves with the release function once every earlier holder has released. */
  acquire(): Promise<() => void> {
    const previous = this.last;
    return new Promise((granted) => {
      this.last = new Promise((release) => {
        void previous.then(() => granted(release));
      });
    });
  }

  /** Runs `work` alone and gives its result. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }
}
