import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PIECE = Buffer.alloc(4_096);

/** Mounting takes a right that only root has, and not in every container. */
export const mayMount =
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** A file system of a few megabytes that only those programs see that are started by its `wrapper`. */
export class SmallDisk {
  /** The words before a command that run it where the file system is mounted. */
  readonly wrapper: readonly string[];
  readonly #holder: ChildProcess;
  readonly #dir: string;

  private constructor(holder: ChildProcess, dir: string) {
    this.#holder = holder;
    this.#dir = dir;
    this.wrapper = ['nsenter', `--mount=/proc/${holder.pid ?? 0}/ns/mnt`, '--'];
  }

  /** Mounts one of so many bytes on a folder. It is gone when this process ends or closes it. */
  static async mount(dir: string, bytes: number): Promise<SmallDisk> {
    const script = `mount -t tmpfs -o size=${bytes} none "$0" && echo ready && exec cat`;
    const holder = spawn('unshare', ['--mount', 'sh', '-c', script, dir], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout as NodeJS.ReadableStream, 'data');
    return new SmallDisk(holder, dir);
  }

  /** Where this process finds a file of it. */
  pathOf(name: string): string {
    return join(`/proc/${this.#holder.pid ?? 0}/root`, this.#dir, name);
  }

  /** Takes all room but so many bytes. */
  fill(leftBytes = 0): void {
    const file = openSync(this.pathOf('filler'), 'a');
    try {
      while (this.readLeft() > leftBytes) writeSync(file, PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  /** What is left, in bytes. */
  readLeft(): number {
    const { bavail, bsize } = statfsSync(this.pathOf(''));
    return bavail * bsize;
  }

  /** Gives back what `fill` took. */
  free(): void {
    rmSync(this.pathOf('filler'), { force: true });
  }

  async close(): Promise<void> {
    const ended = once(this.#holder, 'exit');
    this.#holder.stdin?.end();
    await ended;
  }
}
