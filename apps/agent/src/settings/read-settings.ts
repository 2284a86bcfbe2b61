import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_NAMESPACE, type NamespaceSettings } from '@finwait/contracts/protocol';
import { parseSettings, type KernelSettings } from '@finwait/tcp';
import { PROC_ROOT } from '../sources/reading.js';

/** The settings of the agent's own network namespace. */
export function readOwnSettings(): NamespaceSettings[] {
  return [{ namespace: OWN_NAMESPACE, label: null, values: readSettings(PROC_ROOT) }];
}

/**
 * The kernel settings of the network namespace this thread is in, below where procfs is mounted. Within one turn of the
 * event loop, so that a caller can change the namespace around it; some 0.4 ms.
 */
export function readSettings(procRoot: string): KernelSettings {
  return parseSettings((path) => readText(join(procRoot, 'sys', path)));
}

/** `null` where there is no such file, or this user may not read it. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}
