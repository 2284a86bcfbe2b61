import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const CAPTURES = join(__dirname, '../../fixtures/netstat');

/** What a program printed, such as `ss-tan`. Its origin is in fixtures/netstat/README.md. */
export function readCapture(name: string): string {
  return readFileSync(join(CAPTURES, `${name}.txt`), 'utf8');
}

export function listCaptures(): string[] {
  return readdirSync(CAPTURES)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length));
}

/** The kernel's table at the moment when all `linux`, `busybox` and `ss` captures were made. */
export function readKernelTable(family: 'tcp' | 'tcp6'): string {
  return readFileSync(join(CAPTURES, `linux.${family}`), 'latin1');
}
