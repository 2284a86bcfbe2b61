import type Database from 'better-sqlite3';

/** Statements of one connection by name, each prepared when it is first needed. */
export class NamedStatements<Name extends string> {
  readonly #database: Database.Database;
  readonly #texts: Readonly<Record<Name, string>>;
  readonly #prepared = new Map<Name, Database.Statement<unknown[]>>();

  constructor(database: Database.Database, texts: Readonly<Record<Name, string>>) {
    this.#database = database;
    this.#texts = texts;
  }

  prepare(name: Name): Database.Statement<unknown[]> {
    const known = this.#prepared.get(name);
    if (known) return known;
    const statement = this.#database.prepare<unknown[]>(this.#texts[name]);
    this.#prepared.set(name, statement);
    return statement;
  }

  /** The rows that a query answers, each as the values of its columns. */
  readRows(name: Name, ...values: readonly unknown[]): unknown[][] {
    return this.prepare(name)
      .raw()
      .all(...values) as unknown[][];
  }

  /** The first column of the first row; `undefined` where there is none, or nothing in it. */
  readNumber(name: Name, ...values: readonly unknown[]): number | undefined {
    const [row] = this.readRows(name, ...values) as [number | null][];
    return row?.[0] ?? undefined;
  }
}
