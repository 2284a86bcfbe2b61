import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readiness, Storage } from '@finwait/contracts';
import { verify } from '../kills/killed-api.ts';
import { PastSnapshots } from '../kills/past-snapshots.ts';
import { eventually } from '../processes/condition.ts';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { enrol, readAsAdmin, startApi, type StartedApi } from '../processes/started-api.ts';
import { PastSender } from './past-sender.ts';
import { mayMount, SmallDisk } from './small-disk.ts';

const HOUR_MS = 3_600_000;
const MIB = 2 ** 20;
const TODAY = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS;
const FULL_REASON = 'storage: the disk is full: what is left is kept for sealing and removing history';
const FULL = { ok: false, code: 'storage_unavailable', retry: true };

const dir = scratchDir();
const dataDir = join(dir, 'data');
const describeOnRoot = mayMount ? describe : describe.skip;

afterAll(killAll);

async function readReadiness({ url }: StartedApi) {
  const answer = await fetch(`${url}/health/ready`);
  return { status: answer.status, ...((await answer.json()) as Readiness) };
}

/** Snapshots of a chunk that is five days old, in it. */
async function sealOld(disk: SmallDisk): Promise<string> {
  const first = await startApi(dataDir, 0, {}, disk.wrapper);
  const credential = await enrol(first.url, 'one');
  const sender = new PastSender(first.url, credential);
  expect(await sender.send(new PastSnapshots(TODAY - 120 * HOUR_MS, 2))).toMatchObject({ ok: true });
  sender.close();
  first.process.kill('SIGTERM');
  await first.process.ended;
  const second = await startApi(dataDir, 0, { FINWAIT_LOG_LEVEL: 'debug' }, disk.wrapper);
  await second.process.printed(/sealed 2 hours/);
  second.process.kill('SIGTERM');
  await second.process.ended;
  return credential;
}

// Without the right to mount a file system there is no small one to fill.
describeOnRoot('an API whose disk is full', () => {
  it('refuses snapshots, says why, removes what is too old, and goes on where there is room again', async () => {
    mkdirSync(dataDir);
    const disk = await SmallDisk.mount(dataDir, 40 * MIB);
    const credential = await sealOld(disk);
    let api = await startApi(dataDir, 0, {}, disk.wrapper);
    const snapshots = new PastSnapshots(TODAY - 30 * HOUR_MS, 3);
    const sender = new PastSender(api.url, credential);
    expect(await sender.send(snapshots)).toMatchObject({ ok: true });

    disk.fill(14 * MIB);
    expect(await sender.sendUntilRefused(snapshots)).toMatchObject(FULL);
    expect(await readReadiness(api)).toMatchObject({ status: 503, reason: FULL_REASON });
    expect(disk.readLeft()).toBeGreaterThan(6 * MIB);

    api.process.kill('SIGKILL');
    await api.process.ended;
    const port = Number(new URL(api.url).port);
    api = await startApi(dataDir, port, { FINWAIT_RETENTION_RAW: '2d' }, disk.wrapper);
    await api.process.printed(/history_removed: 2 chunks of tier raw/);

    disk.fill();
    expect(await sender.send(snapshots)).toMatchObject(FULL);
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    expect((await readReadiness(api)).status).toBe(503);
    expect(await snapshots.findLost(api.url, 'one')).toEqual([]);

    disk.free();
    await eventually(async () => (await sender.send(snapshots)).ok);
    expect(await readReadiness(api)).toMatchObject({ status: 200, reason: null });
    expect(await snapshots.findLost(api.url, 'one')).toEqual([]);
    expect((await readAsAdmin<Storage>(`${api.url}/api/v1/storage`)).tooOld).toBe(0);
    sender.close();
    api.process.kill('SIGTERM');
    expect((await api.process.ended).code).toBe(0);

    disk.fill();
    await expect(startApi(dataDir, 0, {}, disk.wrapper)).rejects.toThrow('no room is left on its disk');
    disk.free();
    cpSync(disk.pathOf(''), join(dir, 'copy'), { recursive: true });
    expect(await verify(join(dir, 'copy'))).toEqual([]);
    await disk.close();
  }, 120_000);
});
