import type { Logger } from '@nestjs/common';

/** What is wrong with sources that are read again and again; the log hears of it when it begins, changes and ends. */
export class Troubles {
  private readonly byName = new Map<string, string>();

  constructor(private readonly logger: Logger) {}

  /** How many sources are in trouble. */
  get count(): number {
    return this.byName.size;
  }

  /** Notes what is wrong with a source; `undefined` when nothing is. */
  note(name: string, trouble: string | undefined): void {
    if (trouble === this.byName.get(name)) return;
    if (trouble === undefined) {
      this.byName.delete(name);
      this.logger.log(`${name} can be read again`);
    } else {
      this.byName.set(name, trouble);
      this.logger.warn(`${name}: ${trouble}`);
    }
  }

  /** Forgets every source that is not among these. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.byName.keys()) if (!names.has(name)) this.byName.delete(name);
  }
}
