import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const APPLICATION = 'finwait-agent';
const MACHINE_ID_FILE = '/etc/machine-id';
const FALLBACK_FILE = 'machine-id';

/**
 * Stays the same for one machine and says nothing about it elsewhere: 64 hexadecimal digits, made from
 * `/etc/machine-id`, or else from a random number kept in the state folder.
 * Source: machine-id(5), which asks for a keyed hash; sd_id128_get_machine_app_specific(3).
 */
export async function readMachineId(stateDir: string, machineIdFile = MACHINE_ID_FILE): Promise<string> {
  const fallbackFile = join(stateDir, FALLBACK_FILE);
  const id = (await readId(machineIdFile)) ?? (await readId(fallbackFile)) ?? (await writeId(fallbackFile));
  return createHmac('sha256', id).update(APPLICATION).digest('hex');
}

async function readId(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return /^[0-9a-f]{32}$/.test(text) ? text : null;
  } catch {
    return null;
  }
}

async function writeId(path: string): Promise<string> {
  const id = randomBytes(16).toString('hex');
  await writeFile(path, `${id}\n`, { mode: 0o600 });
  return id;
}
