import { historySchema, storageSchema, type Storage } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import { ADMIN_TOKEN, scratchApi, whenConnected } from '../../testing/scratch-api.js';

const DAY = 86_400_000;
const scratch = scratchApi({
  FINWAIT_RETENTION_RAW: '1d',
  FINWAIT_RETENTION_5M: '30d',
  FINWAIT_MAX_DB_BYTES: '1GB',
});
const values = COLUMN_NAMES.map((_, at) => at);

async function readStorage(): Promise<Storage> {
  return storageSchema.parse(await (await scratch.request('/api/v1/storage')).json());
}

async function send(credential: string, times: readonly number[]): Promise<void> {
  const agent = scratch.connectAgent(credential);
  await whenConnected(agent);
  const rows = times.map((at, row) => [row + 1, at, 0, ...values] as const);
  expect(await agent.emitWithAck('snapshots', { v: 1, run: 'r', rows })).toMatchObject({ ok: true });
  agent.disconnect();
}

describe('an API that keeps snapshots for a day', () => {
  it('removes older ones, says so, answers from the next tier, and takes no more of them in', async () => {
    const now = Date.now();
    const old = Math.floor((now - 3 * DAY) / DAY) * DAY;
    const credential = await scratch.enrol('web-01');
    const early = Array.from({ length: 60 }, (_, row) => old + row * 10_000);
    await send(credential, [...early, now]);
    await scratch.stop();
    await scratch.start();
    let storage = await readStorage();
    while (storage.removals.length === 0) storage = await readStorage();
    expect(storage).toMatchObject({
      maxBytes: 1e9,
      overBytes: null,
      tiers: [
        { tier: 'raw', keepMs: DAY },
        { tier: '5m', keepMs: 30 * DAY },
        { tier: '1h', keepMs: null, removedBefore: null },
      ],
      removals: [{ tier: 'raw', reason: 'age', from: old, to: old }],
    });
    expect(storage.tiers[0]?.removedBefore).toBeGreaterThan(old);
    expect(storage.tiers[0]?.oldestAt).toBeGreaterThan(old);
    expect(storage.tiers[1]?.oldestAt).toBe(old);
    const range = `from=${old}&to=${old + 600_000}&states=LISTEN`;
    const history = historySchema.parse(
      await (await scratch.request(`/api/v1/hosts/web-01/history?${range}`)).json(),
    );
    expect(history).toMatchObject({ tier: '5m', samples: [30, 30] });
    await send(credential, [old + 1]);
    expect((await readStorage()).tooOld).toBe(1);
    const refused = await scratch.request(`/api/v1/hosts/posted/netstat?takenAt=${old}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'text/plain' },
      body: 'tcp 0 0 10.0.0.1:22 10.0.0.2:50000 ESTABLISHED\n',
    });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'snapshot_time_refused' });
  });
});
