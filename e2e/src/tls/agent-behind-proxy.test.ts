import { join } from 'node:path';
import type { History, HostDetail, Inspection } from '@finwait/contracts';
import { eventually } from '../processes/condition.ts';
import { killAll, ProcessUnderTest } from '../processes/process-under-test.ts';
import { AGENT } from '../processes/repository.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from '../processes/started-api.ts';
import { CERTIFICATE, TlsProxy } from './proxy.ts';

jest.setTimeout(30_000);

const TRUST = { NODE_EXTRA_CA_CERTS: CERTIFICATE };
const dir = scratchDir();
let api: string;
let proxy: TlsProxy;

beforeAll(async () => {
  ({ url: api } = await startApi(join(dir, 'data')));
  proxy = await TlsProxy.start(api, '/finwait');
});
afterAll(async () => {
  await killAll();
  proxy.close();
});

/** Starts an agent that reaches the API through the proxy, under a name of the machine. */
async function startAgent(host: string, machine: string, env: Record<string, string>) {
  const options = ['--api', proxy.at(machine), '--name', host, '--interval', '100ms', '--cpu-budget', '100%'];
  return new ProcessUnderTest([AGENT, ...options], {
    FINWAIT_STATE_DIR: join(dir, host),
    FINWAIT_TOKEN: await newEnrolmentToken(api),
    ...env,
  });
}

const readHost = (host: string) => readAsAdmin<HostDetail>(`${api}/api/v1/hosts/${host}`);

async function countSnapshots(host: string, since: number): Promise<number> {
  const { samples } = await readAsAdmin<History>(
    `${api}/api/v1/hosts/${host}/history?from=${since}&states=LISTEN`,
  );
  return samples.reduce((sum, count) => sum + count, 0);
}

async function end(agent: ProcessUnderTest): Promise<void> {
  agent.kill('SIGTERM');
  expect((await agent.ended).code).toBe(0);
}

describe('an agent behind a proxy with TLS and a path of its own', () => {
  it('enrols, streams and is acknowledged, answers an inspection, and is back after the proxy cut it off', async () => {
    const agent = await startAgent('trusting', 'localhost', TRUST);
    await agent.printed(/connected to https:\/\/localhost:\d+\/finwait/);
    expect(agent.stderr).not.toMatch(/warn|error/);
    await eventually(async () => (await countSnapshots('trusting', Date.now() - 60_000)) > 5);
    const query = 'state=LISTEN&groupBy=port&limit=200';
    const { groups } = await readAsAdmin<Inspection>(`${api}/api/v1/hosts/trusting/sockets?${query}`);
    expect(groups.some(({ key }) => key.port === Number(new URL(api).port))).toBe(true);

    const cutAt = Date.now();
    const { upgrades } = proxy;
    proxy.cut();
    await agent.printed(/api_unreachable/);
    await eventually(async () => (await countSnapshots('trusting', cutAt)) > 5);
    expect(proxy.upgrades).toBeGreaterThan(upgrades);
    await end(agent);
    expect(agent.stderr).not.toContain('not sent');
  });

  it.each([
    ['of an authority it does not know', 'localhost', {}],
    ['of another name', '127.0.0.1', TRUST],
  ])('refuses a certificate %s, and says what to do', async (_, machine, env) => {
    const host = `doubting-${machine}`;
    const agent = await startAgent(host, machine, env);
    const [line] = await agent.printed(/api_certificate_refused: .*\n/);
    expect(line).toMatch(/NODE_EXTRA_CA_CERTS/);
    await end(agent);
    await expect(readHost(host)).rejects.toThrow('host_unknown');
  });

  it('refuses it under the credential that it has, too, and sends nothing', async () => {
    const { upgrades } = proxy;
    const agent = await startAgent('trusting', 'localhost', {});
    await agent.printed(/api_certificate_refused: .*NODE_EXTRA_CA_CERTS/);
    await end(agent);
    expect(proxy.upgrades).toBe(upgrades);
  });
});
