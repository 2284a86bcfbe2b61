import type { Hop } from '@finwait/tcp';
import type { Room } from './room.ts';

const PROXY_PASS = 'ProxyPass ';
const MODULES = '/usr/lib/apache2/modules';

/** The configuration of an Apache httpd that does what the hop says, and hands requests to `next` or answers them. */
export function toApacheText({ settings = {} }: Hop, { dir, port, next }: Room): string {
  const all = Object.entries(settings);
  const workers = all.filter(([name]) => name.startsWith(PROXY_PASS));
  const lines = all
    .filter((one) => !workers.includes(one))
    .map(([name, value]) => `${name} ${String(value)}`);
  const options = workers.map(([name, value]) => `${name.slice(PROXY_PASS.length)}=${String(value)}`);
  const modules = ['mpm_event', 'authz_core', ...(next ? ['proxy', 'proxy_http'] : [])];
  return `
    ServerRoot ${dir}
    DefaultRuntimeDir ${dir}
    PidFile ${dir}/apache-${port}.pid
    ErrorLog ${dir}/apache-${port}.log
    ServerName proof
    User www-data
    Group www-data
    ${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n    ')}
    StartServers 1
    ServerLimit 1
    ThreadsPerChild 8
    MaxRequestWorkers 8
    MinSpareThreads 1
    MaxSpareThreads 8
    Listen ${port} http
    DocumentRoot ${dir}/www
    ${lines.join('\n    ')}
    ${next ? `ProxyPass / http://${next}/ ${options.join(' ')}` : ''}
  `;
}
