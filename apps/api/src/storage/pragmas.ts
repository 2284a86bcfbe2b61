/**
 * How every connection that writes is opened. FULL makes an acknowledged snapshot survive power loss; the driver would
 * reopen a WAL file at NORMAL. Source: https://sqlite.org/pragma.html
 */
export const PRAGMAS: Readonly<Record<string, string>> = {
  journal_mode: 'wal',
  synchronous: '2',
  foreign_keys: '1',
  busy_timeout: '5000',
  temp_store: '2',
};

/**
 * What holds for a file from its creation on and changes nothing later. With INCREMENTAL free pages can be given back to
 * the disk. Source: https://sqlite.org/pragma.html#pragma_auto_vacuum
 */
export const PRAGMAS_OF_CREATION: Readonly<Record<string, string>> = { auto_vacuum: '2' };

/** Throws unless a connection has what it was opened with; `found` is what it says of itself. */
export function verifyPragmas(found: Readonly<Record<string, unknown>>): void {
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    if (String(found[name]) !== wanted)
      throw new Error(`PRAGMA ${name} is ${String(found[name])}, expected ${wanted}`);
  }
}
