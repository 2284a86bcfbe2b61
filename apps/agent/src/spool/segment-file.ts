import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Files } from './files.js';

/** A file that text is appended to. What was appended outlives the process at once, and a power cut after {@link sync}. */
export class SegmentFile {
  readonly #path: string;
  readonly #files: Files;
  #bytes: number;
  #descriptor: number | null = null;
  #isListed: boolean;
  #settled: Promise<void> = Promise.resolve();

  private constructor(path: string, files: Files, bytes: number, isListed: boolean) {
    this.#path = path;
    this.#files = files;
    this.#bytes = bytes;
    this.#isListed = isListed;
  }

  /** A file that is made with the first text. */
  static create(path: string, files: Files): SegmentFile {
    return new SegmentFile(path, files, 0, false);
  }

  /** A file that is there. */
  static reopen(path: string, files: Files): SegmentFile {
    return new SegmentFile(path, files, files.statSync(path).size, true);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Writes all of the text or, as far as the disk allows it, none. */
  append(text: string): void {
    const bytes = Buffer.from(text);
    const descriptor = this.#open();
    try {
      for (let at = 0; at < bytes.length;) at += this.#files.writeSync(descriptor, bytes, at);
    } catch (error) {
      this.#truncate(this.#bytes);
      throw error;
    }
    this.#bytes += bytes.length;
  }

  read(): string {
    return this.#files.readFileSync(this.#path, 'utf8');
  }

  /** Forgets what it holds. A disk that refuses leaves it there, to be sent once more after a restart. */
  clear(): void {
    if (this.#bytes > 0 && this.#truncate(0)) this.#bytes = 0;
  }

  /** Resolves when a power cut can no longer take what was appended. */
  sync(): Promise<void> {
    const descriptor = this.#descriptor;
    if (descriptor === null) return this.#settled;
    const synced = this.#settled.then(async () => {
      await promisify(this.#files.fdatasync)(descriptor);
      if (!this.#isListed) await syncFolder(dirname(this.#path));
      this.#isListed = true;
    });
    this.#settled = synced.catch(() => {});
    return synced;
  }

  /** Keeps what was appended for good and lets go of the file. */
  async close(): Promise<void> {
    const synced = this.sync();
    this.#release();
    await synced;
  }

  /** Deletes it. A file that cannot be deleted is sent once more after a restart. */
  remove(): void {
    try {
      this.#files.unlinkSync(this.#path);
    } catch {
      return;
    } finally {
      this.#release();
    }
  }

  #open(): number {
    this.#descriptor ??= this.#files.openSync(this.#path, 'a', 0o600);
    return this.#descriptor;
  }

  #truncate(bytes: number): boolean {
    try {
      this.#files.ftruncateSync(this.#open(), bytes);
      return true;
    } catch {
      return false;
    }
  }

  #release(): void {
    const descriptor = this.#descriptor;
    if (descriptor === null) return;
    this.#descriptor = null;
    const closed = this.#settled.then(() => this.#files.closeSync(descriptor));
    this.#settled = closed.catch(() => {});
  }
}

/** A new file is lost in a power cut as long as the folder that lists it is not on the disk. Source: fsync(2). */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
