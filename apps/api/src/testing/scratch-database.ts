import { join, resolve } from 'node:path';
import { HistoryWriter } from '../history/history-writer.js';
import { PrismaService } from '../prisma.service.js';
import { applyMigrations } from '../storage/migration.store.js';
import { scratchDir } from './scratch-dir.js';

/** The checked-in migrations. */
export const MIGRATIONS_DIR = resolve(__dirname, '../../../../prisma/migrations');

/** A database with what reads and writes it. */
export interface ScratchDatabase {
  readonly path: string;
  readonly prisma: PrismaService;
  readonly writer: HistoryWriter;
}

/** A database of its own for each test, at the newest schema; closed after the test. */
export function scratchDatabase(): ScratchDatabase {
  const dir = scratchDir();
  const scratch = {} as { -readonly [Part in keyof ScratchDatabase]: ScratchDatabase[Part] };
  let count = 0;
  beforeEach(async () => {
    scratch.path = join(dir, `${(count += 1)}.db`);
    await applyMigrations(scratch.path, MIGRATIONS_DIR);
    scratch.prisma = new PrismaService(scratch.path);
    scratch.writer = new HistoryWriter(scratch.path);
  });
  afterEach(async () => {
    await scratch.writer.onApplicationShutdown();
    await scratch.prisma.$disconnect();
  });
  return scratch;
}
