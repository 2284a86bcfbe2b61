import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { History } from '@finwait/contracts';
import { PastSnapshots } from './kills/past-snapshots.ts';
import { streamPast } from './kills/past-stream.ts';
import { eventually } from './processes/condition.ts';
import { killAll } from './processes/process-under-test.ts';
import { runProgram } from './processes/program.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { enrol, readAsAdmin, startApi, type StartedApi } from './processes/started-api.ts';

const BLOCK_MS = 12 * 3_600_000;
const BLOCK = Math.floor(Date.now() / BLOCK_MS) * BLOCK_MS - 4 * BLOCK_MS;

const dir = scratchDir();

afterAll(killAll);

async function stop(api: StartedApi): Promise<void> {
  api.process.kill('SIGTERM');
  await api.process.ended;
}

function query<T>(sql: string): T {
  const database = new DatabaseSync(join(dir, 'finwait.db'));
  const row = database.prepare(sql).get() as T;
  database.close();
  return row;
}

/** Two hosts with snapshots of the first hours of a chunk, all of them sealed. */
async function seal(): Promise<void> {
  let api = await startApi(dir);
  for (const host of ['sound', 'struck']) {
    const snapshots = new PastSnapshots(BLOCK, 2);
    const stopStream = streamPast(api.url, await enrol(api.url, host), snapshots);
    await eventually(() => Promise.resolve(snapshots.acknowledged.size > 20));
    await stopStream();
  }
  await stop(api);
  api = await startApi(dir);
  const isSealed = () => query<{ n: number }>('SELECT COUNT(*) AS n FROM Sample WHERE hostId > 0').n === 0;
  await eventually(() => Promise.resolve(isSealed()));
  await stop(api);
}

describe('an API with a chunk that is damaged', () => {
  it('starts, serves the rest, and says in the answer, the log and verify which it is', async () => {
    await seal();
    const { blob } = query<{ blob: Uint8Array }>(`SELECT blob FROM Chunk WHERE hostId = 2 AND tier = 'raw'`);
    blob[blob.length >> 1] = (blob[blob.length >> 1] ?? 0) ^ 4;
    query(
      `UPDATE Chunk SET blob = X'${Buffer.from(blob).toString('hex')}' WHERE hostId = 2 AND tier = 'raw'`,
    );

    const api = await startApi(dir);
    const read = (host: string) =>
      readAsAdmin<History>(`${api.url}/api/v1/hosts/${host}/history?from=${BLOCK}&to=${BLOCK + BLOCK_MS}`);
    const sound = await read('sound');
    expect(sound.samples.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
    expect(sound.damaged).toBeUndefined();
    const reason = expect.stringMatching(/^its CRC32 is [0-9a-f]{8}, stated is [0-9a-f]{8}$/) as unknown;
    expect((await read('struck')).damaged).toEqual([{ tier: 'raw', startAt: BLOCK, reason }]);
    await read('struck');
    await stop(api);
    const log = `${api.process.stdout}${api.process.stderr}`;
    expect(log.match(/chunk_damaged: raw chunk of host 2 at \S+: its CRC32 is/g)).toHaveLength(1);

    const { code, stdout } = await runProgram('verify', ['--data-dir', dir, '--json']);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as { faults: unknown }).faults).toMatchObject([
      { code: 'chunk_damaged', host: 'struck', tier: 'raw', startAt: BLOCK },
    ]);
  });
});
