import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostDetail, SettingsHistory } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();

afterAll(killAll);

/** Making a namespace takes the same right as entering one. */
const mayEnterNamespaces = spawnSync('unshare', ['--net', 'true']).status === 0;

const readSysctl = (path: string) => readFileSync(join('/proc/sys', path), 'latin1').trim();

describe('a host with an agent', () => {
  it('is shown with its kernel settings, the listener of the API, and what the agent costs', async () => {
    const api = await startApi(join(dir, 'data'));
    const agent = new ProcessUnderTest([AGENT, '--api', api.url, '--name', 'web-01', '--interval', '100ms'], {
      FINWAIT_STATE_DIR: join(dir, 'state'),
      FINWAIT_TOKEN: await newEnrolmentToken(api.url),
    });
    const host = await eventually(async () => {
      const read = await readAsAdmin<HostDetail>(`${api.url}/api/v1/hosts/web-01`).catch(() => undefined);
      return read?.settings && read.listeners && read.namespaces && read.agent.cpuMs !== null
        ? read
        : undefined;
    });
    expect(host.settings?.values).toMatchObject({
      tcp_fin_timeout: Number(readSysctl('net/ipv4/tcp_fin_timeout')),
      ip_local_port_range: readSysctl('net/ipv4/ip_local_port_range').split('\t').map(Number),
      ip_local_reserved_ports: readSysctl('net/ipv4/ip_local_reserved_ports'),
    });
    const port = Number(new URL(api.url).port);
    expect(host.listeners?.listeners.filter((listener) => listener.port === port)).toMatchObject([
      { address: '127.0.0.1', queue: 0, drops: 0, uid: process.getuid?.() },
    ]);
    expect(host.namespaces?.seen === 'own').toBe(!mayEnterNamespaces);
    expect(host.agent.cpuMs).toBeGreaterThan(0);
    expect(host.agent.rssBytes).toBeGreaterThan(0);
    const { changes } = await readAsAdmin<SettingsHistory>(`${api.url}/api/v1/hosts/web-01/settings`);
    expect(changes.filter(({ namespace }) => namespace === 'own')).toMatchObject([
      { namespace: 'own', since: host.settings?.since, changed: {} },
    ]);
    agent.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
    expect(agent.stderr).not.toContain('warn');
  }, 30_000);
});
