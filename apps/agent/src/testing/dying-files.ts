import { MACHINE_FILES, type Files } from '../spool/files.js';

/** What an operation that never happened throws. */
export class Died extends Error {}

/** The disk of a process that dies before its `last`-th change, or in the middle of it when that is a write. */
export class DyingFiles {
  readonly files: Files;
  /** Changes that were tried. */
  changes = 0;
  readonly #last: number;

  constructor(last: number) {
    this.#last = last;
    const dying = <Change extends (...args: never[]) => unknown>(change: Change): Change =>
      ((...args: Parameters<Change>) => {
        this.#step();
        return change(...args);
      }) as Change;
    this.files = {
      ...MACHINE_FILES,
      ftruncateSync: dying(MACHINE_FILES.ftruncateSync),
      mkdirSync: dying(MACHINE_FILES.mkdirSync),
      openSync: dying(MACHINE_FILES.openSync),
      renameSync: dying(MACHINE_FILES.renameSync),
      unlinkSync: dying(MACHINE_FILES.unlinkSync),
      writeFileSync: dying(MACHINE_FILES.writeFileSync),
      writeSync: ((descriptor: number, bytes: Buffer, offset: number) => {
        if (this.changes + 1 === this.#last) {
          MACHINE_FILES.writeSync(descriptor, bytes.subarray(offset, offset + (bytes.length >> 1)));
        }
        this.#step();
        return MACHINE_FILES.writeSync(descriptor, bytes, offset);
      }) as Files['writeSync'],
    };
  }

  get isDead(): boolean {
    return this.changes >= this.#last;
  }

  #step(): void {
    this.changes += 1;
    if (this.isDead) throw new Died();
  }
}
