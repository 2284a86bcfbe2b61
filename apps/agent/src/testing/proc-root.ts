import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from './scratch-dir.js';

const FIXTURES = join(__dirname, '../../../../libs/tcp/fixtures');

/** A folder like `/proc` that holds the captured files of a situation, such as `linux-6.18-all-states`. */
export function createProcRoot(situation: string, files: readonly string[]): string {
  const root = createScratchDir();
  mkdirSync(join(root, 'net'));
  for (const file of files) copyFileSync(join(FIXTURES, `${situation}.${file}`), join(root, 'net', file));
  return root;
}
