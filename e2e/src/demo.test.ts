import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostDetail, History, HostList, Inspection } from '@finwait/contracts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { ROOT } from './processes/repository.ts';
import { readJson } from './processes/rest.ts';
import { scratchDir } from './processes/scratch-dir.ts';

const dir = scratchDir();

afterAll(killAll);

function startDemo(): ProcessUnderTest {
  const options = ['--hosts', '5', '--days', '1'];
  return new ProcessUnderTest([join(ROOT, 'tools/with-node.cjs'), 'demo', ...options], {
    FINWAIT_PORT: '0',
    FINWAIT_DATA_DIR: join(dir, 'var'),
    npm_execpath: process.env['npm_execpath'] ?? '',
  });
}

/** Waits for the address and for the whole history; the answer asks the API. */
async function whenFilled(demo: ProcessUnderTest) {
  const [, url = ''] = await demo.printed(/Finwait is at (http:\S+) .*\/sign-in\/\?code=\S+\n/);
  await demo.printed(/All of its history is there/);
  const token = readFileSync(join(dir, 'var/demo/admin-token'), 'utf8').trim();
  return <T>(path: string) => readJson<T>(`${url}/api/v1/${path}`, token);
}

async function stop(demo: ProcessUnderTest): Promise<void> {
  demo.kill('SIGINT');
  expect(await demo.ended).toEqual({ code: 0, signal: null });
}

const CLOSE_WAIT_OF_A_DAY = 'hosts/orders-02/history?from=-24h&states=CLOSE_WAIT&maxPoints=24';

describe('npm run demo', () => {
  it('shows a fleet with incidents and a past, and goes on with it at the next start', async () => {
    const demo = startDemo();
    const read = await whenFilled(demo);
    const { hosts } = await read<HostList>('hosts');
    expect(hosts.map(({ name, status }) => [name, status])).toEqual([
      ['lb-01', 'live'],
      ['orders-02', 'live'],
      ['proxy-01', 'live'],
      ['web-07', 'stale'],
      ['web-08', 'never'],
    ]);
    const vanished = hosts.find(({ name }) => name === 'web-07');
    expect(Date.now() - (vanished?.lastSeenAt ?? 0)).toBeGreaterThan(2.9 * 3_600_000);

    const { agent } = await read<HostDetail>('hosts/orders-02');
    expect(agent.source).toBe('simulated');
    const { series } = await read<History>(CLOSE_WAIT_OF_A_DAY);
    const leak = (series.CLOSE_WAIT?.avg ?? []).filter((figure) => figure !== null);
    expect(leak.length).toBeGreaterThanOrEqual(12);
    expect(leak[0]).toBeLessThan(20);
    expect(leak.at(-1)).toBeGreaterThan(1_000);
    const found = await read<Inspection>('hosts/orders-02/sockets?state=CLOSE_WAIT&groupBy=process&limit=1');
    expect(found.groups[0]?.key.process).toMatchObject({ pid: 2_817, command: 'java' });
    await stop(demo);

    const again = startDemo();
    const readAgain = await whenFilled(again);
    const later = await readAgain<History>(CLOSE_WAIT_OF_A_DAY);
    const grown = (later.series.CLOSE_WAIT?.avg ?? []).filter((figure) => figure !== null);
    expect(grown.at(-1)).toBeGreaterThanOrEqual(leak.at(-1) ?? 0);
    expect(existsSync(join(dir, 'var/finwait.db'))).toBe(false);
    await stop(again);
  }, 120_000);
});
