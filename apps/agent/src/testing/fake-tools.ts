import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from './scratch-dir.js';

const CAPTURES = join(__dirname, '../../../../libs/tcp/fixtures/netstat');

/** What a program of that capture printed: a shell command that prints it again. */
export function printCapture(name: string): string {
  return `cat '${join(CAPTURES, `${name}.txt`)}'`;
}

/**
 * A search path with programs of these names and nothing else but what their scripts use. Each script is run by sh with
 * the arguments that were given.
 */
export function createTools(scripts: Readonly<Record<string, string>>): string {
  const dir = createScratchDir();
  for (const [name, script] of Object.entries(scripts)) {
    const path = join(dir, name);
    writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    chmodSync(path, 0o755);
  }
  return dir;
}
