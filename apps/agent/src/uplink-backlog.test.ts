import { snapshotBatchSchema } from '@finwait/contracts';
import type { UplinkAck } from '@finwait/contracts/protocol';
import { TinyApi } from './testing/tiny-api.js';
import { until } from './testing/until.js';
import { COST, PROMPT, UplinkRig } from './testing/uplink-rig.js';

describe('the backlog of an uplink', () => {
  it('tells the API and the log once of what was dropped while the API was away', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url, PROMPT, { segmentBytes: 1, diskBytes: 70 });
    rig.push(5);
    void rig.run();
    await until(() => rig.outbox.size.all === 0);
    expect(api.seqs).toEqual([5, 4]);
    expect(api.batches.map(({ dropped }) => dropped)).toEqual([
      { count: 3, from: 1_000, to: 3_000 },
      undefined,
    ]);
    expect(snapshotBatchSchema.safeParse(api.batches[0]).success).toBe(true);
    expect(
      rig.lines.filter((line) => line.includes('3 snapshots taken from 1970-01-01T00:00:01.000Z')),
    ).toHaveLength(1);
  });

  it('tells of what was dropped again until it is acknowledged', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url, PROMPT, { segmentBytes: 1, diskBytes: 70 });
    const busy: UplinkAck[] = [{ ok: false, code: 'overloaded', retry: true, afterMs: 1 }];
    const accept = api.take;
    api.take = (batch) => busy.pop() ?? accept(batch);
    rig.push(5);
    void rig.run();
    await until(() => rig.outbox.size.all === 0);
    expect(api.batches.map(({ dropped }) => dropped?.count)).toEqual([3, 3, undefined]);
  });

  it('delivers an hour of snapshots taken while the API was away, each once, the newest first', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    for (let tick = 0; tick < 360; tick += 1) {
      rig.uplink.push(
        { run: 'run-1', row: [tick, 1_700_000_000_000 + tick * 10_000, 0, 1, 2] },
        COST,
        10_000,
      );
    }
    expect(rig.outbox.size).toEqual({ all: 360, onDisk: 360 });
    void rig.run();
    await until(() => rig.outbox.size.all === 0);
    expect(api.batches.map(({ rows }) => rows.length)).toEqual([1, 200, 159]);
    expect(api.seqs).toEqual([359, ...Array.from({ length: 359 }, (_, tick) => tick)]);
  });

  it('leaves the backlog alone for as long as the API asks, and sends what is new at once', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    api.take = () => ({ ok: true, seq: 1, afterMs: 300_000 });
    rig.push(3);
    void rig.run();
    await until(() => api.batches.length === 1);
    rig.push();
    await until(() => api.batches.length === 2 && rig.outbox.size.all === 2);
    expect(api.seqs).toEqual([3, 4]);
  });

  it('goes on with the backlog when the time that the API asked for is over', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    api.take = () => ({ ok: true, seq: 1, afterMs: 20 });
    rig.push(3);
    void rig.run();
    await until(() => rig.outbox.size.all === 0);
    expect(api.seqs).toEqual([3, 1, 2]);
  });
});
