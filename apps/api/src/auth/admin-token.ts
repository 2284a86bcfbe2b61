import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecret } from './secret.js';

/** Injects the admin token. */
export const ADMIN_TOKEN = Symbol('admin token');

/**
 * The admin token: the one given, else the one kept in the data dir, else a new one that is kept there
 * in `admin-token` with mode 0600.
 */
export async function readAdminToken(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const path = join(dataDir, 'admin-token');
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  if (kept.trim() !== '') return kept.trim();
  const token = newSecret('admin');
  await writeFile(path, `${token}\n`, { mode: 0o600 });
  return token;
}
