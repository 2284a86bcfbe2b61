import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const buffer = Buffer.alloc(1_024);

/** The beginning of a kernel file, at most 1 KiB, as UTF-8; `null` when it cannot be read. Command lines can be megabytes long. */
export function readHead(path: string, bytes: number): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const length = readSync(file, buffer, 0, Math.min(bytes, buffer.length), 0);
    return buffer.toString('utf8', 0, length);
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** The text of a kernel file; empty when it cannot be read. */
export function readWhole(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
