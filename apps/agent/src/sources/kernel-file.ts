import { closeSync, openSync, readSync } from 'node:fs';

const BUFFER_BYTES = 16_384;

/**
 * A file that the kernel writes anew each time it is read from the beginning, such as `/proc/net/snmp`. It stays open, which
 * saves more than half of what a read costs. A read is made up in microseconds, which is less than a trip to the thread pool takes.
 */
export class KernelFile {
  /** Reads never overlap, so one buffer serves all files. */
  static #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  readonly #path: string;
  #fd: number | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** The whole text as of now; empty where it cannot be read. After a failure the file is opened anew. */
  read(): string {
    if (this.#fd !== undefined) {
      try {
        return KernelFile.#readWhole(this.#fd);
      } catch {
        this.close();
      }
    }
    try {
      this.#fd = openSync(this.#path, 'r');
      return KernelFile.#readWhole(this.#fd);
    } catch {
      this.close();
      return '';
    }
  }

  close(): void {
    if (this.#fd === undefined) return;
    closeSync(this.#fd);
    this.#fd = undefined;
  }

  /** The kernel may hand a file over in parts, so only an empty one is its end. */
  static #readWhole(fd: number): string {
    for (let length = 0; ;) {
      if (length === KernelFile.#buffer.length) KernelFile.#grow();
      const buffer = KernelFile.#buffer;
      const partLength = readSync(fd, buffer, length, buffer.length - length, length);
      if (partLength === 0) return buffer.toString('latin1', 0, length);
      length += partLength;
    }
  }

  static #grow(): void {
    const larger = Buffer.allocUnsafe(KernelFile.#buffer.length * 2);
    KernelFile.#buffer.copy(larger);
    KernelFile.#buffer = larger;
  }
}
