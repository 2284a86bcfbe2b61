import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { toCause } from '../cause.js';
import { NetlinkSource, type NetlinkOptions } from './netlink.js';
import { NetstatSource, type NetstatOptions } from './netstat.js';
import { ProcfsSource } from './procfs.js';
import { PROC_ROOT } from './reading.js';
import type { Source } from './source.js';

/** The values of `--source` that this release can serve. */
export const SOURCE_CHOICES = ['auto', 'netlink', 'procfs', 'netstat', 'simulated'] as const;

/** A value of `--source` that this release can serve. */
export type SourceChoice = (typeof SOURCE_CHOICES)[number];

/** An open source with a line for the log on why it is this one, or why there is none. */
export type OpenedSource =
  { readonly source: Source; readonly why: string } | { readonly source: null; readonly why: string };

/**
 * Opens the source asked for; `auto` is netlink, and procfs where netlink does not work; on other systems than Linux it
 * is the system's own tool.
 */
export async function openSource(
  choice: SourceChoice,
  procRoot: string = PROC_ROOT,
  netlink: NetlinkOptions = {},
  netstat: NetstatOptions = {},
  hostName: string = hostname(),
): Promise<OpenedSource> {
  if (choice === 'simulated') {
    const { SimulatedSource } = await import('./simulated.js');
    return { source: new SimulatedSource(hostName), why: 'every figure is simulated, nothing is read' };
  }
  const isLinux = (netstat.platform ?? process.platform) === 'linux';
  if (choice === 'netstat' || (choice === 'auto' && !isLinux)) return openNetstat(netstat);
  if (choice === 'procfs') return openProcfs(procRoot);
  try {
    return { source: await NetlinkSource.open(netlink), why: 'sockets are read from netlink' };
  } catch (error) {
    const cause = `netlink cannot be used (${toCause(error)})`;
    if (choice === 'netlink') return { source: null, why: cause };
    const { source, why } = openProcfs(procRoot);
    return source === null ? { source, why: `${cause}; ${why}` } : { source, why: `${why}: ${cause}` };
  }
}

function openProcfs(procRoot: string): OpenedSource {
  const table = join(procRoot, 'net/tcp');
  if (!existsSync(table)) return { source: null, why: `there is no ${table}` };
  return { source: new ProcfsSource(procRoot), why: 'sockets are read from procfs' };
}

async function openNetstat(options: NetstatOptions): Promise<OpenedSource> {
  try {
    const source = await NetstatSource.open(options);
    return { source, why: `sockets are read from ${source.commandLine}` };
  } catch (error) {
    return { source: null, why: toCause(error) };
  }
}
