import { hostSchema, storageSchema } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { scratchApi, whenConnected } from '../../testing/scratch-api.js';

const DAY = 86_400_000;
const FIVE_MINUTES = 300_000;
const scratch = scratchApi({ FINWAIT_RETENTION_RAW: '1d' });
const values = COLUMN_NAMES.map((_, at) => at);

async function send(name: string, takenAt: number): Promise<void> {
  const agent = scratch.connectAgent(await scratch.enrol(name));
  await whenConnected(agent);
  const batch = { v: 1 as const, run: 'r', rows: [[1, takenAt, 0, ...values] as const] };
  expect(await agent.emitWithAck('snapshots', batch)).toMatchObject({ ok: true });
  agent.disconnect();
}

async function restart(): Promise<void> {
  await scratch.stop();
  await scratch.start();
}

const read = async (path: string): Promise<unknown> => (await scratch.request(path)).json();
const countRemovals = async () => storageSchema.parse(await read('/api/v1/storage')).removals.length;
const readHost = async (name: string) => hostSchema.parse(await read(`/api/v1/hosts/${name}`));

describe('a host whose snapshots are all removed', () => {
  it('is stale after a restart, not new, and was last heard at its last bucket', async () => {
    const bucket = Math.floor((Date.now() - 4 * DAY) / FIVE_MINUTES) * FIVE_MINUTES;
    await send('gone-01', bucket + 1_234);
    await send('here-01', Date.now());
    await scratch.enrol('new-01');
    await restart();
    while ((await countRemovals()) === 0);
    await restart();
    expect(await readHost('gone-01')).toMatchObject({ status: 'stale', lastSeenAt: bucket, takenAt: null });
    expect(await readHost('here-01')).toMatchObject({ status: 'live' });
    expect(await readHost('new-01')).toMatchObject({ status: 'never', lastSeenAt: null });
  });
});
