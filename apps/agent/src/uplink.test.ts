import { setImmediate } from 'node:timers/promises';
import { snapshotBatchSchema, uplinkAuthSchema } from '@finwait/contracts';
import type { UplinkAck } from '@finwait/contracts/protocol';
import { TinyApi } from './testing/tiny-api.js';
import { until } from './testing/until.js';
import { COST, PROFILE, PROMPT, REFUSAL, UplinkRig } from './testing/uplink-rig.js';

describe('an uplink', () => {
  it('says who it is and sends a snapshot, both in the words of the contract', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    void rig.run();
    rig.push();
    await until(() => api.batches.length === 1);
    expect(uplinkAuthSchema.parse(api.handshakes[0])).toEqual({
      credential: 'secret-1',
      v: 1,
      profile: PROFILE,
    });
    expect(snapshotBatchSchema.parse(api.batches[0])).toEqual({
      v: 1,
      run: 'run-1',
      rows: [[1, 1_000, 0, 1, 2]],
      cost: COST,
      intervalMs: 10_000,
    });
    expect(rig.has(`info connected to ${api.url}`)).toBe(true);
  });

  it('passes on what the API asks, and nothing that wants no answer or is another event', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    void rig.run();
    rig.push();
    await until(() => api.batches.length === 1);
    api.tell('inspect', 'without an answer');
    api.tell('restart', 'now');
    expect(await api.ask('inspect', { groupBy: [] })).toEqual(REFUSAL);
    expect(rig.requests).toEqual([{ groupBy: [] }]);
  });

  it('sends the newest of what waited first, then the rest in order', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    rig.push(5);
    void rig.run();
    await until(() => api.seqs.length === 5);
    expect(api.batches.map(({ rows }) => rows.map(([seq]) => seq))).toEqual([[5], [1, 2, 3, 4]]);
  });

  it('never has two batches on the way', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    let inFlight = 0;
    let most = 0;
    const accept = api.take;
    api.take = async (batch) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      rig.push(rig.pushed < 20 ? 2 : 0);
      for (let turn = 0; turn < 50; turn += 1) await setImmediate();
      inFlight -= 1;
      return (await accept(batch)) as UplinkAck;
    };
    void rig.run();
    rig.push();
    await until(() => api.seqs.length === rig.pushed && rig.pushed > 20);
    expect(most).toBe(1);
  });

  it('sends a batch again when no acknowledgement comes in time', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url, { ...PROMPT, ackTimeoutMs: 20 });
    const answers: (UplinkAck | null)[] = [null];
    const accept = api.take;
    api.take = (batch) => (answers.length > 0 ? (answers.shift() ?? null) : accept(batch));
    void rig.run();
    rig.push();
    await until(() => api.batches.length >= 2 && rig.has('takes snapshots again'));
    expect(new Set(api.seqs)).toEqual(new Set([1]));
    expect(rig.outbox.size.all).toBe(0);
  });

  it('takes an answer that is no acknowledgement for none', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    const accept = api.take;
    const odd = [{ ok: 'yes' } as unknown as UplinkAck];
    api.take = (batch) => odd.pop() ?? accept(batch);
    void rig.run();
    rig.push();
    await until(() => rig.has('takes snapshots again'));
    expect(api.seqs).toEqual([1, 1]);
  });

  it('waits as the API asks, and not as after a failure, before it sends the same again', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url, { ...PROMPT, retryDelay: () => 600_000 });
    const accept = api.take;
    const busy: UplinkAck[] = [{ ok: false, code: 'overloaded', retry: true, afterMs: 30 }];
    api.take = (batch) => busy.pop() ?? accept(batch);
    void rig.run();
    rig.push();
    await until(() => rig.has('takes snapshots again'));
    expect(api.seqs).toEqual([1, 1]);
    expect(rig.lines.filter((line) => line.includes('overloaded'))).toHaveLength(1);
  });

  it('drops a batch that can never be taken, says so once, and how many when it is over', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    const accept = api.take;
    api.take = (batch) =>
      batch.rows[0]?.[0] === 3
        ? accept(batch)
        : { ok: false, code: 'snapshot_time_refused', retry: false, detail: 'tomorrow' };
    void rig.run();
    for (const seq of [1, 2, 3]) {
      rig.push();
      await until(() => api.seqs.includes(seq));
    }
    await until(() => rig.has('2 that it refused were dropped'));
    expect(rig.lines.filter((line) => line.includes('snapshot_time_refused'))).toHaveLength(1);
    expect(api.seqs).toEqual([1, 2, 3]);
  });

  it('says once that the API is away and once that it is back, and loses nothing meanwhile', async () => {
    const first = await TinyApi.open();
    const { port, url } = first;
    const rig = new UplinkRig(url);
    let tries = 0;
    void rig.run();
    rig.push();
    await until(() => first.seqs.length === 1 && rig.outbox.size.all === 0);
    await first.close();
    await until(() => rig.has('api_unreachable'));
    rig.push(3);
    const second = await TinyApi.open(port);
    second.admit = () => (++tries <= 2 ? { code: 'storage_unavailable', detail: 'not yet' } : null);
    await until(() => second.seqs.length === 3);
    expect(second.seqs).toEqual([4, 2, 3]);
    const said = rig.lines.map((line) => line.split(':')[0]);
    expect(said).toEqual([
      'info connected to http',
      'warn api_unreachable',
      'warn storage_unavailable',
      'info connected to http',
    ]);
  });

  it.each(['credentials_refused', 'host_removed'])('ends when the API answers %s', async (code) => {
    const api = await TinyApi.open();
    api.admit = () => ({ code, detail: 'no such host' });
    const end = await new UplinkRig(api.url).run();
    expect(end).toEqual({ kind: 'refused', code, detail: 'no such host', wasAccepted: false });
  });

  it('ends knowing that it was accepted before', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    const ended = rig.run();
    rig.push();
    await until(() => rig.outbox.size.all === 0 && api.seqs.length === 1);
    const { port } = api;
    await api.close();
    const next = await TinyApi.open(port);
    next.admit = () => ({ code: 'credentials_refused', detail: 'gone' });
    expect(await ended).toMatchObject({ kind: 'refused', wasAccepted: true });
  });

  it('keeps trying when the API refuses for a reason that may pass, also one it does not know', async () => {
    const api = await TinyApi.open();
    const codes = ['protocol_unsupported', 'a_code_of_later', 'a_code_of_later'];
    api.admit = () => {
      const code = codes.shift();
      return code === undefined ? null : { code, detail: 'not now' };
    };
    const rig = new UplinkRig(api.url);
    void rig.run();
    rig.push();
    await until(() => api.seqs.length === 1);
    expect(api.handshakes).toHaveLength(4);
    expect(rig.lines.filter((line) => line.includes('a_code_of_later'))).toHaveLength(1);
  });

  it('finds the API under the path of its address', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(`${api.url}/finwait`);
    void rig.run();
    await until(() => rig.has('api_unreachable'));
    expect(api.handshakes).toEqual([]);
  });

  it('waits for the acknowledgement on the way before it stops', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url);
    const ended = rig.run();
    const accept = api.take;
    let stopped: Promise<void> | undefined;
    api.take = (batch) => {
      stopped = rig.uplink.stop();
      return accept(batch);
    };
    rig.push();
    expect(await ended).toEqual({ kind: 'stopped' });
    await stopped;
    expect(rig.lines.some((line) => line.includes('not sent'))).toBe(false);
  });

  it('does not wait for ever to stop, and says what was not sent', async () => {
    const api = await TinyApi.open();
    const rig = new UplinkRig(api.url, { ...PROMPT, farewellMs: 10 });
    const ended = rig.run();
    api.take = () => null;
    rig.push(1);
    await until(() => api.batches.length === 1);
    rig.push(2);
    await rig.uplink.stop();
    expect(await ended).toEqual({ kind: 'stopped' });
    expect(rig.has('info stopped with 3 snapshots not sent, 3 of them kept on the disk')).toBe(true);
  });

  it('never writes the credential to the log', async () => {
    const api = await TinyApi.open();
    api.admit = () => ({ code: 'credentials_refused', detail: 'no' });
    const rig = new UplinkRig(api.url);
    await rig.run('very-secret');
    expect(rig.lines.join('\n')).not.toContain('very-secret');
  });
});
