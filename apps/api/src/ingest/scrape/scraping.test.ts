import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hostListSchema, type Host } from '@finwait/contracts';
import { scratchApi, whenConnected } from '../../testing/scratch-api.js';
import { scratchDir } from '../../testing/scratch-dir.js';

const CAPTURE = readFileSync(join(__dirname, '../../../../../libs/tcp/fixtures/node_exporter-1.5.0.metrics'));
const file = join(scratchDir(), 'targets.json');
const scratch = scratchApi({ FINWAIT_SCRAPE_FILE: file, FINWAIT_SCRAPE_INTERVAL: '1s' });
const answers: Readonly<Record<string, [status: number, body: string | Buffer]>> = {
  '/good': [200, CAPTURE],
  '/other': [200, 'up 1\n'],
  '/broken': [500, ''],
};
const exporter = createServer(({ url = '' }, answer) => {
  const [status, body] = answers[url] ?? [404, ''];
  answer.writeHead(status, { location: '/good' }).end(body);
});

function writeTargets(hosts: Readonly<Record<string, string>>): void {
  const { port } = exporter.address() as AddressInfo;
  const groups = Object.entries(hosts).map(([host, path]) => ({
    targets: [`127.0.0.1:${port}`],
    labels: { host, __metrics_path__: path, env: 'old' },
  }));
  writeFileSync(file, JSON.stringify(groups));
}

async function readHosts(): Promise<Map<string, Host>> {
  const answer = await scratch.request('/api/v1/hosts');
  return new Map(hostListSchema.parse(await answer.json()).hosts.map((host) => [host.name, host]));
}

/** Resolves once the hosts are so. */
async function eventually(isSo: (hosts: Map<string, Host>) => boolean): Promise<Map<string, Host>> {
  for (;;) {
    const hosts = await readHosts();
    if (isSo(hosts)) return hosts;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('scraping', () => {
  beforeAll(async () => new Promise<void>((resolve) => exporter.listen(0, '127.0.0.1', () => resolve())));
  afterAll(() => exporter.close());

  it('makes a host of every node_exporter that tells of TCP, and none of the others', async () => {
    writeTargets({ bad: '/broken', other: '/other', good: '/good' });
    const hosts = await eventually((known) => known.get('good')?.agent.source === 'node_exporter');
    expect([...hosts.keys()]).toEqual(['good']);
    expect(hosts.get('good')).toMatchObject({
      status: 'live',
      intervalMs: 1_000,
      tags: { env: 'old' },
      states: { ESTABLISHED: 6, LISTEN: 3, TIME_WAIT: 6, CLOSE_WAIT: 0 },
      agent: { source: 'node_exporter', version: null },
    });
  });

  it('takes up what is added to the file', async () => {
    writeTargets({ good: '/good', late: '/good' });
    await eventually((known) => known.has('late'));
  });

  it('keeps its targets while the file cannot be understood', async () => {
    const before = (await readHosts()).get('good')?.takenAt ?? 0;
    writeFileSync(file, 'not json');
    await eventually((known) => (known.get('good')?.takenAt ?? 0) > before + 1_000);
  });

  it('leaves a host to its agent', async () => {
    const agent = scratch.connectAgent(await scratch.enrol('good'));
    await whenConnected(agent);
    writeTargets({ good: '/good', witness: '/good' });
    await eventually((known) => known.has('witness'));
    const { takenAt } = (await readHosts()).get('good') ?? {};
    writeTargets({ good: '/good', 'second-witness': '/good' });
    await eventually((known) => known.has('second-witness'));
    const host = (await readHosts()).get('good');
    expect(host?.agent.source).toBe('netlink');
    expect(host?.takenAt).toBe(takenAt);
  });
});
