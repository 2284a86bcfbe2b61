import { join, resolve } from 'node:path';
import { PrismaService } from '../prisma.service.js';
import { applyMigrations } from '../storage/migration.store.js';
import { scratchDir } from './scratch-dir.js';

/** The checked-in migrations. */
export const MIGRATIONS_DIR = resolve(__dirname, '../../../../prisma/migrations');

/** A database of its own for each test, at the newest schema; closed after the test. */
export function scratchDatabase(): { readonly prisma: PrismaService; readonly path: string } {
  const dir = scratchDir();
  const scratch = { path: '', prisma: undefined as unknown as PrismaService };
  let count = 0;
  beforeEach(async () => {
    scratch.path = join(dir, `${(count += 1)}.db`);
    await applyMigrations(scratch.path, MIGRATIONS_DIR);
    scratch.prisma = new PrismaService(scratch.path);
  });
  afterEach(() => scratch.prisma.$disconnect());
  return scratch;
}
