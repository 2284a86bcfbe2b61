import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ServerReading } from '@finwait/contracts/protocol';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { findServers, type FoundServers } from '../discovery/find-servers.js';
import { findServerProcesses } from '../discovery/server-process.js';
import { keepConnections } from '../testing/kept-connections.js';
import { findFreePort, isListening, itWith, startServer } from '../testing/real-server.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readActivity } from './read-activity.js';
import type { StatusTarget } from './status-target.js';

const PROC = '/proc';
const KEPT = 3;
const MODULES = '/usr/lib/apache2/modules';
const dir = createScratchDir();
const behind: Server[] = [];

afterEach(() => {
  for (const server of behind.splice(0)) server.close().closeAllConnections();
});

function write(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

/** Finds this server as the agent does. */
function find(pid: number): Promise<FoundServers> {
  const processes = findServerProcesses(PROC).filter((process) => process.pid === pid);
  return findServers(PROC, processes);
}

async function findTargets(pid: number): Promise<readonly StatusTarget[]> {
  return (await find(pid)).targets;
}

function toNamed({ values }: ServerReading) {
  return Object.fromEntries(ACTIVITY_COLUMNS.map(({ name }, at) => [name, values?.[at] ?? null]));
}

/** Asks until it keeps as many connections: some servers tell of them a little later. */
async function readUntil(targets: readonly StatusTarget[], name: string, figure: number) {
  for (;;) {
    const readings = await readActivity(targets);
    const named = readings.map(toNamed);
    expect(readings.map(({ why }) => why)).toEqual([null]);
    if (named[0]?.[name] === figure) return named[0];
  }
}

/** Connections of the port after `port` are kept for a moment only. */
async function startApache(mpm: string, port: number, brief: number): Promise<number> {
  const modules = [`mpm_${mpm}`, 'authz_core', 'authz_host', 'status'].map(
    (name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`,
  );
  const file = write(
    `${mpm}.conf`,
    `ServerRoot ${dir}\nServerName a\nPidFile ${dir}/${mpm}.pid\nErrorLog ${dir}/error.log\nDefaultRuntimeDir ${dir}
     User www-data\nGroup www-data\nListen 127.0.0.1:${port}\nListen 127.0.0.1:${brief}\n${modules.join('\n')}
     KeepAliveTimeout 60\n<IfModule !mpm_prefork_module>\nServerLimit 1\nMaxRequestWorkers 25\n</IfModule>
     <IfModule mod_status.c>\n<Location /about>\nSetHandler server-status\nRequire local\n</Location>\n</IfModule>
     <VirtualHost *:${brief}>\nServerName b\nKeepAliveTimeout 50ms\n</VirtualHost>\n`,
  );
  return startServer('/usr/sbin/apache2', ['-f', file, '-DFOREGROUND'], isListening(brief));
}

/** A server of HTTP that keeps connections and answers with nothing, until the test ends. */
async function startBehind(): Promise<number> {
  const server = createServer((_, response) => void response.end()).listen(0, '127.0.0.1');
  behind.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('what a real server says that it does', () => {
  itWith('/usr/sbin/nginx', 'is told by nginx, its kept connections among it', async () => {
    const port = await findFreePort();
    const file = write(
      'nginx.conf',
      `daemon off; pid ${dir}/nginx.pid; error_log ${dir}/error.log; events { }
       http { access_log off; keepalive_timeout 60s; server { listen 127.0.0.1:${port} default_server; return 404; }
       server { server_name a b; listen 127.0.0.1:${port}; location = /about { stub_status; } } }`,
    );
    const pid = await startServer('/usr/sbin/nginx', ['-c', file, '-p', dir], isListening(port));
    const targets = await findTargets(pid);
    expect(targets.map(({ place }) => place)).toEqual([`http://127.0.0.1:${port}/about`]);
    await keepConnections(port, KEPT);
    const first = await readUntil(targets, 'keepAlive', KEPT);
    expect(first).toMatchObject({ connections: KEPT + 1, reading: 0, writing: 1, busyWorkers: null });
    const second = await readUntil(targets, 'keepAlive', KEPT);
    expect([second['accepted'], second['requests']]).toEqual([
      Number(first['accepted']) + 1,
      Number(first['requests']) + 1,
    ]);
  });

  itWith(
    '/usr/sbin/apache2',
    'is told by Apache with prefork, whose kept connections hold workers',
    async () => {
      const [port, brief] = [await findFreePort(), await findFreePort()];
      const targets = await findTargets(await startApache('prefork', port, brief));
      expect(targets.map(({ place }) => place)).toEqual([`http://127.0.0.1:${port}/about?auto`]);
      await keepConnections(port, KEPT);
      expect(await readUntil(targets, 'keepAlive', KEPT)).toMatchObject({
        connections: KEPT + 1,
        writing: 1,
        closing: 0,
        busyWorkers: KEPT + 1,
        accepted: null,
      });
    },
  );

  // The event MPM tells of its connections when a time-out comes due, here that of the brief one.
  itWith(
    '/usr/sbin/apache2',
    'is told by Apache with event, whose kept connections hold no worker',
    async () => {
      const [port, brief] = [await findFreePort(), await findFreePort()];
      const targets = await findTargets(await startApache('event', port, brief));
      await keepConnections(port, KEPT);
      await keepConnections(brief, 1);
      await readUntil(targets, 'keepAlive', KEPT);
      const told = await readUntil(targets, 'busyWorkers', 1);
      expect(told['keepAlive']).toBe(KEPT);
      expect(told['connections']).toBeGreaterThanOrEqual(KEPT);
    },
  );

  itWith('/usr/sbin/haproxy', 'is told by HAProxy, its connections to servers among it', async () => {
    const port = await findFreePort();
    const path = join(dir, 'haproxy.sock');
    const file = write(
      'haproxy.cfg',
      `global\n stats socket ${path} mode 600\ndefaults\n mode http\n timeout connect 9s\n timeout client 60s\n timeout server 60s
listen a\n bind 127.0.0.1:${port}\n http-reuse always\n server s 127.0.0.1:${await startBehind()}\n`,
    );
    const pid = await startServer('/usr/sbin/haproxy', ['-db', '-f', file], isListening(port));
    const targets = await findTargets(pid);
    expect(targets.map(({ place }) => place)).toEqual([`unix:${path}`]);
    await keepConnections(port, KEPT);
    const told = await readUntil(targets, 'serversIdle', 1);
    expect(told).toMatchObject({ connections: KEPT, keepAlive: null, busyWorkers: null, serversUsed: 0 });
    expect(told).toMatchObject({
      serversOpened: 1,
      serversReused: KEPT - 1,
      serverErrors: 0,
      serverAborts: 0,
    });
  });

  itWith('/usr/sbin/haproxy', 'is not asked of HAProxy where others may change its files', async () => {
    const port = await findFreePort();
    const file = write(
      'open.cfg',
      `global\n stats socket ${dir}/open.sock\ndefaults\n timeout connect 1s\n timeout client 1s\n timeout server 1s
listen a\n bind 127.0.0.1:${port}\n`,
    );
    chmodSync(file, 0o666);
    const pid = await startServer('/usr/sbin/haproxy', ['-db', '-f', file], isListening(port));
    const { servers, targets } = await find(pid);
    expect(targets).toEqual([]);
    expect(servers.servers[0]?.unseen).toEqual([
      { setting: 'stats socket', reason: `it is not asked what it does: others may change ${file}` },
    ]);
  });
});
