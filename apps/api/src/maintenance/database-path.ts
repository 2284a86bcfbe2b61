import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.js';
import { toProblem, type ProgramOption } from './arguments.js';

/** The option that says where the database is. */
export const DATA_DIR_OPTION: ProgramOption = {
  name: 'data-dir',
  value: 'DIR',
  meaning: "folder of the database; without it that of the API's environment, else var/",
};

/** A database file that is there, or why there is none. */
export type FoundDatabase =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly problems: readonly string[] };

/** The database of a data dir, or of the environment where none is given. */
export function findDatabase(dataDir: string | undefined): FoundDatabase {
  if (dataDir !== undefined) return findFile('--data-dir', join(resolve(dataDir), 'finwait.db'));
  const result = readConfig();
  return result.ok ? findFile('--data-dir', result.config.databasePath) : result;
}

/** A file that an option names. */
export function findFile(subject: string, path: string): FoundDatabase {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) return { ok: true, path };
  return { ok: false, problems: [toProblem(subject, `there is no file ${path}`)] };
}
