import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History, HostDetail, NetstatAnswer } from '@finwait/contracts';
import { killAll } from './processes/process-under-test.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, readAsAdmin, startApi } from './processes/started-api.ts';

const dir = scratchDir();
const solaris = readFileSync(join(__dirname, '../../libs/tcp/fixtures/netstat/solaris-an.txt'));

afterAll(killAll);

/** As `curl --data-binary @-` sends it. */
function post(apiUrl: string, takenAt: string): Promise<NetstatAnswer> {
  return readAsAdmin(`${apiUrl}/api/v1/hosts/sparc-01/netstat?takenAt=${takenAt}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: solaris,
  });
}

describe('a host with nothing but netstat and curl', () => {
  it('is a host like any other, also after the API was started again', async () => {
    const first = await startApi(dir);
    const { takenAt: earlier } = await post(first.url, '-90s');
    const { takenAt, states } = await post(first.url, 'now');
    expect(states).toMatchObject({ LISTEN: 4, ESTABLISHED: 2, CLOSED: 2, TIME_WAIT: 0 });
    first.process.kill('SIGTERM');
    await first.process.ended;

    const second = await startApi(dir);
    const host = await readAsAdmin<HostDetail>(`${second.url}/api/v1/hosts/sparc-01`);
    expect(host).toMatchObject({
      status: 'live',
      takenAt,
      states,
      agent: { source: 'netstat', version: null },
    });
    expect(host.intervalMs).toBeGreaterThanOrEqual(90_000);
    const history = await readAsAdmin<History>(
      `${second.url}/api/v1/hosts/sparc-01/history?from=-1h&states=LISTEN,CLOSED`,
    );
    expect(history).toMatchObject({ at: [earlier, takenAt], series: { LISTEN: { min: [4, 4] } } });
    second.process.kill('SIGTERM');
    await second.process.ended;
  }, 30_000);
});
