import { readFileSync } from 'node:fs';
import {
  parseApacheConfig,
  parseHaproxyConfig,
  parseNginxConfig,
  type Hop,
  type ParsedServerText,
} from '@finwait/tcp';
import type { Site } from '../site/site.ts';

const MOD_INFO = 'LoadModule info_module /usr/lib/apache2/modules/mod_info.so';

/** What the program of a hop says of the configuration that it was started with, read as the product reads it. */
async function readText(site: Site, { kind }: Hop, file: string): Promise<ParsedServerText> {
  if (kind === 'nginx')
    return parseNginxConfig(await site.do('run', 'nginx', '-T', '-e', 'stderr', '-c', file));
  if (kind === 'haproxy') return parseHaproxyConfig([{ path: file, text: readFileSync(file, 'utf8') }]);
  const dump = ['-t', '-D', 'DUMP_CONFIG', '-C', MOD_INFO, '-f', file];
  return parseApacheConfig(await site.do('run', 'apache2', ...dump));
}

/** The hop with the settings that its own program says it has, instead of those it was made from. */
export async function readHop(site: Site, hop: Hop, file: string): Promise<Hop> {
  const { hops, faults } = await readText(site, hop, file);
  const [read] = hops;
  if (!read || hops.length > 1 || faults.length > 0) {
    throw new Error(`${hop.kind} was read as ${JSON.stringify({ hops, faults })}`);
  }
  return { ...hop, settings: read.settings };
}
