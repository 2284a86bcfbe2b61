import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostServers, ServerReading } from '@finwait/contracts/protocol';
import { createLogLines } from '../testing/log-lines.js';
import { findFreePort, isListening, itWith, startServer } from '../testing/real-server.js';
import { createScratchDir } from '../testing/scratch-dir.js';
import { until } from '../testing/until.js';
import { watchServers } from './watch-servers.js';

describe('a watch on the servers of a host', () => {
  itWith('/usr/sbin/nginx', 'tells which there are, and then what they do', async () => {
    const dir = createScratchDir();
    const port = await findFreePort();
    const file = join(dir, 'nginx.conf');
    writeFileSync(
      file,
      `daemon off; pid ${dir}/nginx.pid; error_log ${dir}/error.log; events { }
       http { access_log off; server { listen 127.0.0.1:${port}; location = /about { stub_status; } } }`,
    );
    const pid = await startServer('/usr/sbin/nginx', ['-c', file, '-p', dir], isListening(port));
    const { log, lines } = createLogLines();
    const told: (HostServers | readonly ServerReading[])[] = [];
    const watch = watchServers(
      { noteServers: (servers) => told.push(servers), noteActivity: (activity) => told.push(activity) },
      log,
    );
    await until(() => told.length === 2);
    watch.stop();
    expect(told[0]).toMatchObject({
      servers: expect.arrayContaining([expect.objectContaining({ pid })]) as unknown,
    });
    const place = `http://127.0.0.1:${port}/about`;
    expect(told[1]).toContainEqual(expect.objectContaining({ kind: 'nginx', place, why: null }));
    expect(lines).toEqual([]);
  });
});
