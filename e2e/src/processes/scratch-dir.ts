import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder that is removed when the test file is done. */
export function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-e2e-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
