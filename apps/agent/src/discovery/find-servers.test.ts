import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostServer } from '@finwait/contracts/protocol';
import { findFreePort, isListening, itWith, startServer } from '../testing/real-server.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { findServers, trimServers } from './find-servers.js';
import { findServerProcesses } from './server-process.js';

const PROC = '/proc';
const dir = createScratchDir();

function write(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

async function findServer(pid: number): Promise<HostServer> {
  const processes = findServerProcesses(PROC).filter((process) => process.pid === pid);
  const { servers, why } = (await findServers(PROC, processes)).servers;
  expect([servers.length, why]).toEqual([1, null]);
  return servers[0] as HostServer;
}

describe('the servers of a host', () => {
  itWith('/usr/sbin/nginx', 'include a running nginx with what it says of itself', async () => {
    const port = await findFreePort();
    const file = write(
      'nginx.conf',
      `daemon off; pid ${dir}/nginx.pid; error_log ${dir}/error.log; events { }
       http { access_log off; keepalive_timeout 7s; server { server_name a; listen 127.0.0.1:${port};
       location / { proxy_pass http://127.0.0.1:9; proxy_read_timeout 3s; } } }`,
    );
    const pid = await startServer('/usr/sbin/nginx', ['-c', file, '-p', dir], isListening(port));
    expect(await findServer(pid)).toEqual({
      kind: 'nginx',
      version: expect.stringMatching(/^1\.\d+\.\d+$/) as string,
      pid,
      listens: [`127.0.0.1:${port}`],
      hops: [
        {
          name: 'a / → http://127.0.0.1:9',
          listens: [`127.0.0.1:${port}`],
          target: 'http://127.0.0.1:9',
          settings: { keepalive_timeout: '7s', proxy_read_timeout: '3s' },
        },
      ],
      unseen: [],
    });
  });

  itWith('/usr/sbin/apache2', 'include a running Apache, though it has no mod_info itself', async () => {
    const port = await findFreePort();
    const modules = '/usr/lib/apache2/modules';
    const file = write(
      'apache.conf',
      `ServerRoot ${dir}\nServerName b\nPidFile \${APACHE_PID_FILE}\nErrorLog ${dir}/error.log\nDefaultRuntimeDir ${dir}
       User www-data\nGroup www-data\nListen 127.0.0.1:${port}
       LoadModule mpm_event_module ${modules}/mod_mpm_event.so
       LoadModule authz_core_module ${modules}/mod_authz_core.so
       KeepAliveTimeout 11
       <VirtualHost *:${port}>\nServerName b\nTimeout 4\n</VirtualHost>\n`,
    );
    const pid = await startServer('/usr/sbin/apache2', ['-f', file, '-DFOREGROUND'], isListening(port), {
      APACHE_PID_FILE: join(dir, 'apache.pid'),
    });
    const server = await findServer(pid);
    expect(server).toMatchObject({ kind: 'apache', listens: [`127.0.0.1:${port}`], unseen: [] });
    expect(server.version).toMatch(/^2\.4\.\d+$/);
    expect(server.hops.map(({ name, settings }) => [name, settings])).toEqual([
      ['main server', { KeepAliveTimeout: '11' }],
      ['b', { KeepAliveTimeout: '11', Timeout: '4' }],
    ]);
  });

  itWith('/usr/sbin/haproxy', 'include a running HAProxy with what all its files say', async () => {
    const port = await findFreePort();
    const file = write(
      'haproxy.cfg',
      'defaults\n timeout connect 1s\n timeout client 9s\n timeout server 8s\n',
    );
    mkdirSync(join(dir, 'more'));
    write('more/1.cfg', `listen c\n bind 127.0.0.1:${port}\n server s 127.0.0.1:9\n`);
    write('more/2.txt', 'is left out');
    const words = ['-db', '-f', file, '-f', join(dir, 'more')];
    const pid = await startServer('/usr/sbin/haproxy', words, isListening(port));
    const server = await findServer(pid);
    expect(server).toMatchObject({ kind: 'haproxy', listens: [`127.0.0.1:${port}`], unseen: [] });
    expect(server.version).toMatch(/^\d+\.\d+/);
    expect(server.hops).toEqual([
      {
        name: 'c',
        listens: [`127.0.0.1:${port}`],
        target: '127.0.0.1:9',
        settings: { mode: 'tcp', 'timeout connect': '1s', 'timeout client': '9s', 'timeout server': '8s' },
      },
    ]);
  });

  itWith('/usr/sbin/nginx', 'say why they could not be asked', async () => {
    const port = await findFreePort();
    const file = write(
      'gone.conf',
      `daemon off; pid ${dir}/gone.pid; error_log ${dir}/error.log; events { } http { access_log off; server { listen 127.0.0.1:${port}; } }`,
    );
    const pid = await startServer('/usr/sbin/nginx', ['-c', file, '-p', dir], isListening(port));
    write('gone.conf', 'events { } http { nonsense; }');
    expect(await findServer(pid)).toMatchObject({
      hops: [],
      listens: [`127.0.0.1:${port}`],
      unseen: [
        {
          setting: 'all',
          reason: expect.stringMatching(/^nginx -T: \[emerg\] unknown directive "nonsense"/) as string,
        },
      ],
    });
  });

  it('are not said to be none where their processes are hidden', async () => {
    const { servers, why } = (await findServers(createScratchDir())).servers;
    expect([servers, why]).toEqual([[], 'processes of other users are hidden from the agent']);
  });

  it('fit into a message, and say how much does not', () => {
    const hop = { name: 'x'.repeat(1_000), listens: [], target: null, settings: {} };
    const server = { kind: 'nginx', version: null, pid: 1, listens: null, unseen: [] } as const;
    const trimmed = trimServers([{ ...server, hops: Array.from({ length: 200 }, () => hop) }]);
    expect(JSON.stringify(trimmed).length).toBeLessThan(100_000);
    expect((trimmed.servers[0]?.hops.length ?? 0) + trimmed.omittedHops).toBe(200);
  });
});
