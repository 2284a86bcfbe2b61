import type { Hop } from '@finwait/tcp';
import type { Room } from './room.ts';

const UPSTREAM = 'upstream ';
const LISTEN = 'listen ';

const toWords = (value: unknown) => (value === '' ? '""' : String(value));

/** The configuration of an nginx that does what the hop says, and hands requests to `next` or answers them. */
export function toNginxText({ settings = {} }: Hop, { dir, port, next }: Room): string {
  const all = Object.entries(settings);
  const upstream = all.filter(([name]) => name.startsWith(UPSTREAM));
  const listen = all.filter(([name]) => name.startsWith(LISTEN));
  const lines = all.filter((one) => !upstream.includes(one) && !listen.includes(one));
  const toLine = ([name, value]: [string, unknown]) => `${name} ${toWords(value)};`;
  const options = listen.map(([name, value]) => `${name.slice(LISTEN.length)}=${toWords(value)}`);
  return `
    daemon off;
    user www-data;
    worker_processes 1;
    pid ${dir}/nginx-${port}.pid;
    events { worker_connections 64; }
    http {
      access_log off;
      ${next ? `upstream next { server ${next}; ${upstream.map(([name, value]) => toLine([name.slice(UPSTREAM.length), value])).join(' ')} }` : ''}
      server {
        listen ${port} ${options.join(' ')};
        ${lines.map(toLine).join('\n        ')}
        location / { ${next ? 'proxy_pass http://next' : 'return 200 answer'}; }
      }
    }
  `;
}
