import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Hop, Path } from '@finwait/tcp';
import type { Opening } from '../site/conversation.ts';
import type { Site } from '../site/site.ts';
import { toApacheText } from './apache-text.ts';
import { toHaproxyText } from './haproxy-text.ts';
import { toNginxText } from './nginx-text.ts';
import { readHop } from './read-hop.ts';
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

/** A path whose programs run. */
export interface Started {
  /** How the client opens its connection, by its own settings. */
  readonly opening: Opening;
  /** The port of the last server. */
  readonly backendPort: number;
  /** The path with what its programs themselves say of their settings: what a report on a fleet is made from. */
  readonly read: Path;
}

/** Starts what the hops behind the client of a path are, the last first, each configured by the settings of its hop. */
export async function startPath(
  site: Site,
  path: Path,
  dir: string,
  address = '127.0.0.1',
): Promise<Started> {
  const [client, ...servers] = path.hops.filter((hop) => !isMiddlebox(hop));
  const own = makeProgramDir(dir);
  const read = new Map<Hop, Hop>();
  let next: number | null = null;
  let backendPort = 0;
  for (const hop of servers.toReversed()) {
    const room: Room = { dir: own, port: site.takePort(), next: next === null ? null : `${address}:${next}` };
    read.set(hop, await startHop(site, hop, room));
    next = room.port;
    backendPort ||= next;
  }
  return {
    opening: { address, port: next ?? 0, ...toSocketOptions(client) },
    backendPort,
    read: { ...path, hops: path.hops.map((hop) => read.get(hop) ?? hop) },
  };
}

/** Programs with a configuration of their own, and the words that start them with it. */
const PROGRAMS = {
  nginx: { toText: toNginxText, words: ['nginx', '-e', 'stderr', '-c'] },
  apache: { toText: toApacheText, words: ['apache2', '-DFOREGROUND', '-f'] },
  haproxy: { toText: toHaproxyText, words: ['haproxy', '-db', '-f'] },
} as const;

async function startHop(site: Site, hop: Hop, room: Room): Promise<Hop> {
  const { kind, settings = {} } = hop;
  const { dir, port } = room;
  await setKernel(site, hop);
  if (kind === 'node') {
    await site.do('serveHttp', { port, keepAliveTimeout: Number(settings['keepAliveTimeout']) });
    return hop;
  }
  if (kind === 'server') {
    await site.do('serveTcp', { port, answersFin: settings['answers FIN'] !== 'off' });
    return hop;
  }
  if (kind !== 'nginx' && kind !== 'apache' && kind !== 'haproxy') {
    throw new Error(`nothing here starts a ${kind}`);
  }
  const { toText, words } = PROGRAMS[kind];
  const [program, ...options] = words;
  const file = join(dir, `${kind}-${port}.conf`);
  writeFileSync(file, toText(hop, room));
  await site.do('start', port, program, ...options, file);
  return readHop(site, hop, file);
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
