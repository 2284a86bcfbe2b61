import type { Hop } from '@finwait/tcp';
import type { Room } from './room.ts';

/** Words of the server line and lines of the backend; everything else stands in the defaults. */
const ON_SERVER = new Set(['pool-purge-delay', 'pool-max-conn', 'max-reuse']);
const IN_BACKEND = new Set(['http-reuse', 'retry-on']);

/** The configuration of an HAProxy that does what the hop says and hands on to `next`. */
export function toHaproxyText({ settings = {} }: Hop, { port, next }: Room): string {
  const toLine = ([name, value]: [string, unknown]) =>
    name.startsWith('option ') ? name : `${name} ${String(value)}`;
  const all = Object.entries(settings);
  const server = all.filter(([name]) => ON_SERVER.has(name)).map(toLine);
  const backend = all.filter(([name]) => IN_BACKEND.has(name)).map(toLine);
  const defaults = all.filter(([name]) => !ON_SERVER.has(name) && !IN_BACKEND.has(name)).map(toLine);
  return [
    'global',
    '  nbthread 1',
    '  maxconn 64',
    'defaults',
    '  timeout connect 5s',
    ...defaults.map((line) => `  ${line}`),
    'frontend front',
    `  bind :${port}`,
    '  default_backend back',
    'backend back',
    ...backend.map((line) => `  ${line}`),
    `  server next ${next ?? ''} ${server.join(' ')}`,
    '',
  ].join('\n');
}
