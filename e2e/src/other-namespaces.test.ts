import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { HostDetail, NamespaceCount, SettingsHistory } from '@finwait/contracts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';
import { planEveryState } from './sockets/every-state.ts';
import { findNamespaceWrapper } from './sockets/namespace.ts';
import { Rig } from './sockets/rig.ts';

const FIN_TIMEOUT = 23;
const dir = scratchDir();
const wrapper = findNamespaceWrapper();
/** Making a namespace outside of a user namespace takes the same right as entering one. */
const mayEnter = spawnSync('unshare', ['--net', 'true']).status === 0;
const described = wrapper === null || !mayEnter ? describe.skip : describe;

/** Whose a process of this test is, as its control group says, or else the program that it runs. */
function readOwner(): object {
  const cgroup = readFileSync('/proc/self/cgroup', 'utf8');
  const container = /\b[0-9a-f]{64}\b/.exec(cgroup)?.[0].slice(0, 12);
  if (container !== undefined) return { kind: 'container', label: container };
  if (/\.(service|scope)$/m.test(cgroup)) return { kind: 'unit' };
  return { kind: 'process', label: basename(process.execPath) };
}

described('a host with sockets in another network namespace (skipped where none may be entered)', () => {
  let rig: Rig;
  let url: string;
  let agent: ProcessUnderTest;
  let id: number;

  beforeAll(async () => {
    rig = await Rig.open([planEveryState(4)], wrapper);
    const line = `echo ${FIN_TIMEOUT} > /proc/sys/net/ipv4/tcp_fin_timeout; readlink /proc/self/ns/net`;
    id = Number(/\d+/.exec((await rig.run({ argv: ['sh', '-c', line] })).stdout)?.[0]);
    ({ url } = await startApi(join(dir, 'data')));
    agent = new ProcessUnderTest([AGENT, '--api', url, '--name', 'host', '--interval', '250ms'], {
      FINWAIT_STATE_DIR: join(dir, 'state'),
      FINWAIT_TOKEN: await newEnrolmentToken(url),
    });
  }, 30_000);
  afterAll(async () => {
    await killAll();
    await rig.close();
  });

  it('is shown with what that namespace holds, state by state, and whose it is', async () => {
    const [host, other] = await eventually(async () => {
      const read = await readAsAdmin<HostDetail>(`${url}/api/v1/hosts/host`).catch(() => undefined);
      const found = read?.namespaces?.others.find((one: NamespaceCount) => one.id === id);
      return read && found?.states ? ([read, found] as const) : undefined;
    });
    const CLOSED = host.states?.CLOSED === null ? null : rig.expected.CLOSED;
    expect(other).toMatchObject({ states: { ...rig.expected, CLOSED }, unknown: 0, ...readOwner() });
  }, 20_000);

  it('is shown with the kernel settings that the namespace has different', async () => {
    const { values } = await eventually(async () => {
      const { changes } = await readAsAdmin<SettingsHistory>(`${url}/api/v1/hosts/host/settings`);
      return changes.find(({ namespace }) => namespace === String(id));
    });
    expect(values).toMatchObject({ tcp_fin_timeout: FIN_TIMEOUT });
    agent.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  }, 20_000);
});
