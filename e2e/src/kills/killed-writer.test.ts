import { join } from 'node:path';
import { killAll } from '../processes/process-under-test.ts';
import { runProgram } from '../processes/program.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { enrol, startApi } from '../processes/started-api.ts';
import { KilledWriter } from './killed-writer.ts';
import { PastSnapshots } from './past-snapshots.ts';

const HOUR_MS = 3_600_000;
const LANES = ['one', 'two'];
const KILLS_OF_EACH = 50;
/** The last hour of a day and the first of the next, all of them closed. */
const FROM = Math.floor(Date.now() / 86_400_000) * 86_400_000 - HOUR_MS - 7 * 86_400_000;
const HOURS = 3;
const BLOCK_MS = 12 * HOUR_MS;
/** Before that, one snapshot in each chunk of what retention removes, a chunk at every second kill. */
const OLD_BLOCKS = KILLS_OF_EACH / 2;
const OLD_FROM = Math.floor(FROM / BLOCK_MS - OLD_BLOCKS) * BLOCK_MS;

const dir = scratchDir();

afterAll(killAll);

interface VerifyAnswer {
  readonly faults: readonly unknown[];
  readonly counts: { readonly chunks: { readonly raw: { readonly chunks: number } } };
}

async function verify(dataDir: string): Promise<VerifyAnswer> {
  return JSON.parse((await runProgram('verify', ['--data-dir', dataDir, '--json'])).stdout) as VerifyAnswer;
}

/** Kills the writer of a database of its own, again and again, and holds what is left against what was acknowledged. */
async function killOften(dataDir: string): Promise<void> {
  let api = await startApi(dataDir);
  const hosts = ['one', 'other'];
  for (const host of hosts) await enrol(api.url, host);
  api.process.kill('SIGTERM');
  await api.process.ended;

  const written = new Map(hosts.map((_, place) => [place + 1, new PastSnapshots(FROM, HOURS)]));
  const times = { closedBefore: FROM + (HOURS + 2) * HOUR_MS, now: FROM };
  const writer = new KilledWriter(join(dataDir, 'finwait.db'), times, written);
  const old = Array.from({ length: OLD_BLOCKS }, (_, block) => block * BLOCK_MS + OLD_FROM + 1);
  expect(
    await writer.begin(old.map((takenAt) => ({ hostId: 1, takenAt, seq: 1, flags: 0, values: [1] }))),
  ).toBe(0);
  const before = await verify(dataDir);
  for (let kill = 1; kill <= KILLS_OF_EACH; kill += 1) {
    writer.keepFrom(OLD_FROM + Math.floor(kill / 2) * BLOCK_MS);
    expect(await writer.liveAndDie()).toBe('SIGKILL');
    if (kill % 25 === 0) expect((await verify(dataDir)).faults).toEqual([]);
  }
  expect(await writer.finish()).toBe(0);
  const after = await verify(dataDir);
  expect(after).toMatchObject({ faults: [], counts: { hot: { rows: 0 }, recounts: 0 } });
  expect(before.counts.chunks.raw.chunks).toBeGreaterThanOrEqual(2 * OLD_BLOCKS);
  expect(after.counts.chunks.raw.chunks).toBeLessThan(OLD_BLOCKS);

  api = await startApi(dataDir);
  for (const [place, host] of hosts.entries()) {
    const snapshots = written.get(place + 1);
    expect(snapshots?.acknowledged.size).toBeGreaterThan(KILLS_OF_EACH);
    expect(await snapshots?.findLost(api.url, host)).toEqual([]);
  }
  api.process.kill('SIGTERM');
  expect((await api.process.ended).code).toBe(0);
}

describe('a history that is killed a hundred times while it seals, seals anew and removes', () => {
  it('keeps all that was acknowledged and verifies', async () => {
    await Promise.all(LANES.map((lane) => killOften(join(dir, lane))));
  }, 300_000);
});
