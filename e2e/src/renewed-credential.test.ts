import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import type { HostList } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { enrol, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const stateDir = join(dir, 'state');
const HOST = 'renewing';
const MONTHS_AGO = Date.now() - 100 * 86_400_000;

let url: string;
let proxy: Server;
/** Is called in place of passing on the answer to a renewal; `null` passes it on. */
let lose: (() => void) | null = null;
let renewals = 0;

/** A way to the API that can lose the answers to renewals, so that what follows one is decided here. */
async function openProxy(apiUrl: string): Promise<Server> {
  const server = createServer((agent) => {
    const api = connect(Number(new URL(apiUrl).port), '127.0.0.1');
    let isRenewal = false;
    agent.on('data', (bytes) => {
      isRenewal ||= bytes.toString('latin1').startsWith('POST /api/v1/hosts/');
      api.write(bytes);
    });
    api.on('data', (bytes) => {
      if (isRenewal) renewals += 1;
      if (isRenewal && lose) lose();
      else agent.write(bytes);
    });
    for (const [one, other] of [
      [agent, api],
      [api, agent],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const apiOfAgent = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

interface Kept {
  readonly credential: string;
  readonly since?: number;
}

const readKept = () => {
  const file = readFileSync(join(stateDir, 'credential'), 'utf8');
  return (JSON.parse(file) as Record<string, Kept>)[apiOfAgent()];
};

const startAgent = () =>
  new ProcessUnderTest([AGENT, '--api', apiOfAgent(), '--interval', '100ms', '--cpu-budget', '100%'], {
    FINWAIT_STATE_DIR: stateDir,
  });

beforeAll(async () => {
  ({ url } = await startApi(join(dir, 'data')));
  proxy = await openProxy(url);
  const credential = await enrol(url, HOST);
  mkdirSync(stateDir, { mode: 0o700 });
  const kept = { [apiOfAgent()]: { host: HOST, credential, since: MONTHS_AGO } };
  writeFileSync(join(stateDir, 'credential'), JSON.stringify(kept), { mode: 0o600 });
});

afterAll(async () => {
  await killAll();
  proxy.close();
});

describe('an agent whose credential is old', () => {
  it('comes back with it, however often it is killed before it has kept the new one', async () => {
    const before = readKept();
    for (const time of [1, 2]) {
      const agent = startAgent();
      lose = () => agent.kill('SIGKILL');
      expect((await agent.ended).signal).toBe('SIGKILL');
      expect(renewals).toBe(time);
      expect(readKept()).toEqual(before);
    }
  });

  it('keeps the new one as soon as it comes, and connects with it after a restart', async () => {
    const before = readKept();
    lose = null;
    const renewing = startAgent();
    await renewing.printed(/the credential of renewing is renewed/);
    const after = readKept();
    expect(after?.credential).not.toBe(before?.credential);
    expect(after?.since).toBeGreaterThan(MONTHS_AGO);
    renewing.kill('SIGKILL');
    await renewing.ended;
    const agent = startAgent();
    await agent.printed(/connected to/);
    const isLive = async () => {
      const { hosts } = await readAsAdmin<HostList>(`${url}/api/v1/hosts`);
      return hosts[0]?.status === 'live';
    };
    await eventually(isLive);
    expect(renewals).toBe(3);
    agent.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  });
});
