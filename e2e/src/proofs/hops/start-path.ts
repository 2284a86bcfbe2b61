import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Hop, Path } from '@finwait/tcp';
import type { Opening } from '../site/conversation.ts';
import type { Site } from '../site/site.ts';
import { toApacheText } from './apache-text.ts';
import { toHaproxyText } from './haproxy-text.ts';
import { toNginxText } from './nginx-text.ts';
import type { Room } from './room.ts';

/** What is asked of every server here; Apache answers it from a file. */
const ANSWER = 'answer';

/** Programs that packets only pass are no programs. */
const isMiddlebox = ({ kind }: Hop) => kind === 'conntrack' || kind === 'firewall';

/** Makes a folder that programs keep their files in; www-data may read it. */
export function makeProgramDir(parent = tmpdir()): string {
  const dir = mkdtempSync(join(parent, 'finwait-proof-'));
  mkdirSync(join(dir, 'www'));
  writeFileSync(join(dir, 'www', ANSWER), ANSWER);
  chmodSync(dir, 0o755);
  return dir;
}

/**
 * Starts what the hops behind the client of a path are, the last first, each configured by the very settings that the
 * path is checked with. Gives how the client opens its connection, by its own settings, and the port of the last server.
 */
export async function startPath(
  site: Site,
  path: Path,
  dir: string,
  address = '127.0.0.1',
): Promise<Opening & { readonly backendPort: number }> {
  const [client, ...servers] = path.hops.filter((hop) => !isMiddlebox(hop));
  const own = makeProgramDir(dir);
  let next: number | null = null;
  let backendPort = 0;
  for (const hop of servers.toReversed()) {
    const room: Room = { dir: own, port: site.takePort(), next: next === null ? null : `${address}:${next}` };
    await startHop(site, hop, room);
    next = room.port;
    backendPort ||= next;
  }
  return { address, port: next ?? 0, backendPort, ...toSocketOptions(client) };
}

async function startHop(site: Site, hop: Hop, room: Room): Promise<void> {
  await setKernel(site, hop);
  const { dir, port } = room;
  const file = join(dir, `${hop.kind}-${port}.conf`);
  if (hop.kind === 'node') {
    await site.do('serveHttp', { port, keepAliveTimeout: Number(hop.settings?.['keepAliveTimeout']) });
  } else if (hop.kind === 'server') {
    await site.do('serveTcp', { port, answersFin: hop.settings?.['answers FIN'] !== 'off' });
  } else if (hop.kind === 'nginx') {
    writeFileSync(file, toNginxText(hop, room));
    await site.do('start', port, 'nginx', '-e', 'stderr', '-c', file);
  } else if (hop.kind === 'apache') {
    writeFileSync(file, toApacheText(hop, room));
    await site.do('start', port, 'apache2', '-DFOREGROUND', '-f', file);
  } else if (hop.kind === 'haproxy') {
    writeFileSync(file, toHaproxyText(hop, room));
    await site.do('start', port, 'haproxy', '-db', '-f', file);
  } else {
    throw new Error(`nothing here starts a ${hop.kind}`);
  }
}

/** Gives a site the kernel settings of a hop. */
export async function setKernel(site: Site, { kernel = {} }: Hop): Promise<void> {
  const words = Object.entries(kernel).map(
    ([name, value]) => `net.ipv4.${name}=${Array.isArray(value) ? value.join(' ') : String(value)}`,
  );
  if (words.length > 0) await site.do('run', 'sysctl', '-qw', ...words);
}

function toSocketOptions(client: Hop | undefined): Pick<Opening, 'isKeptAlive' | 'options'> {
  const { SO_KEEPALIVE, ...rest } = client?.settings ?? {};
  const options = Object.entries(rest).filter(([name]) => name.startsWith('TCP_'));
  return {
    isKeptAlive: SO_KEEPALIVE === 'on',
    options: Object.fromEntries(options.map(([name, value]) => [name, Number(value)])),
  };
}
