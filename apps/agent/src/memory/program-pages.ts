import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** A range of addresses of this process. */
export interface AddressRange {
  readonly start: number;
  readonly bytes: number;
}

/** Source: include/uapi/asm-generic/mman-common.h. */
const MADV_DONTNEED = 4;
/** Some distributions ship Node as a small program with all of it in this library. */
const NODE_LIBRARY = /^libnode\.so/;
/** `start-end`, permissions without writing, private; offset, device, inode of a file, path. Source: proc_pid_maps(5). */
const READ_ONLY_FILE = /^([0-9a-f]+)-([0-9a-f]+) r-[x-]p \S+ \S+ [1-9]\d* +(\/.*)$/m;
/** Pages that the process has of its own, such as relocated addresses: the file cannot give them back. Source: proc_pid_smaps(5). */
const OWN_PAGES = /^(?:Anonymous|Swap): +[1-9]/m;

/** The mappings in the text of `/proc/PID/smaps` that hold nothing but what the program's file holds. */
export function parseProgramRanges(smaps: string, program: string): AddressRange[] {
  return smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).flatMap((mapping) => {
    const [, from = '', to = '', path = ''] = READ_ONLY_FILE.exec(mapping) ?? [];
    const isProgram = path === program || NODE_LIBRARY.test(basename(path));
    if (!isProgram || OWN_PAGES.test(mapping)) return [];
    const start = Number.parseInt(from, 16);
    return [{ start, bytes: Number.parseInt(to, 16) - start }];
  });
}

/**
 * The pages of Node's program file in the memory of this process. The kernel maps them as they are needed, with their
 * neighbours, and takes none away while memory is plenty: what only the start needed stays.
 */
export class ProgramPages {
  readonly #release: (range: AddressRange) => Promise<void>;
  readonly #ranges: readonly AddressRange[];

  private constructor(release: (range: AddressRange) => Promise<void>, ranges: readonly AddressRange[]) {
    this.#release = release;
    this.#ranges = ranges;
  }

  /**
   * Call it before any thread of JavaScript begins: each maps a part of the program once more, and takes it away when it
   * ends. Rejects where the system has no such thing.
   */
  static async find(): Promise<ProgramPages> {
    const koffi = await import('koffi');
    const madvise = koffi.load(null).func('int madvise(uint64_t, uint64_t, int)');
    const release = ({ start, bytes }: AddressRange): Promise<void> =>
      new Promise((resolve) => void madvise.async(start, bytes, MADV_DONTNEED, () => resolve()));
    return new ProgramPages(
      release,
      parseProgramRanges(await readFile('/proc/self/smaps', 'latin1'), process.execPath),
    );
  }

  /**
   * Takes them all out of this process, off the main thread. They stay in the kernel's page cache, and those that are used
   * again are back at once.
   */
  async release(): Promise<void> {
    for (const range of this.#ranges) await this.#release(range);
  }
}
