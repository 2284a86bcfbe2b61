import { closeSync, openSync, readSync } from 'node:fs';

/** `snmp` on a machine with a thousand network devices is far smaller; `cmdline` may be longer and is cut. */
const text = Buffer.alloc(16_384);

/** The beginning of a file of procfs, read in one go as those are made; empty where there is none. */
export function readKernelText(path: string): string {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return '';
  }
  try {
    return readBeginning(fd);
  } catch {
    return '';
  } finally {
    closeSync(fd);
  }
}

/** The same of a file that is open. Throws when the kernel refuses. */
export function readBeginning(fd: number): string {
  return text.toString('utf8', 0, readSync(fd, text, 0, text.length, 0));
}
