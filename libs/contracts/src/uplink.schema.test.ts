import { COLUMN_NAMES } from '@finwait/tcp';
import fc from 'fast-check';
import { isUplinkAck, MAX_BATCH_ROWS } from './protocol.js';
import { snapshotBatchSchema, uplinkAuthSchema } from './uplink.schema.js';

const count = fc.option(fc.nat(2 ** 31 - 1));
const row = fc
  .tuple(
    fc.nat(),
    fc.nat(2 ** 40),
    fc.nat(7),
    fc.array(count, { minLength: 1, maxLength: COLUMN_NAMES.length }),
  )
  .map(([seq, takenAt, flags, columns]) => [seq, takenAt, flags, ...columns]);

describe('snapshotBatchSchema', () => {
  it('takes every batch an agent can send and leaves it as it is, also after JSON', () => {
    const batches = fc.record({
      v: fc.constant(1),
      run: fc.uuid(),
      rows: fc.array(row, { minLength: 1, maxLength: MAX_BATCH_ROWS }),
      intervalMs: fc.integer({ min: 100, max: 86_400_000 }),
    });
    fc.assert(
      fc.property(batches, (batch) => {
        expect(snapshotBatchSchema.parse(JSON.parse(JSON.stringify(batch)))).toEqual(batch);
      }),
    );
  });

  it('takes what an agent says of snapshots it dropped', () => {
    const dropped = { count: 360, from: 1_000, to: 3_600_000 };
    const batch = { v: 1, run: 'r', rows: [[1, 1, 0, 1]], dropped };
    expect(snapshotBatchSchema.parse(batch)).toEqual(batch);
    for (const odd of [{ ...dropped, count: 0 }, { ...dropped, from: -1 }, { count: 1 }, 360]) {
      expect(snapshotBatchSchema.safeParse({ ...batch, dropped: odd }).success).toBe(false);
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(typeof snapshotBatchSchema.safeParse(anything).success).toBe('boolean');
      }),
    );
  });

  it.each([
    ['a seq that is a fraction', [0.5, 1, 0, 1]],
    ['a time before 1970', [1, -1, 0, 1]],
    ['a negative count', [1, 1, 0, -1]],
    ['NaN', [1, 1, 0, Number.NaN]],
    ['no column at all', [1, 1, 0]],
    ['one column too many', [1, 1, 0, ...COLUMN_NAMES.map(() => 0), 0]],
    ['text', [1, 1, 0, '1']],
    ['a hole', Object.assign(new Array(5), [1, 1, 0])],
    ['flags beyond 16 bits', [1, 1, 0x1_0000, 1]],
    ['a seq that is not known', [null, 1, 0, 1]],
    ['a time no calendar has', [1, 8.64e15 + 1, 0, 1]],
    ['names instead of places', { seq: 1, takenAt: 1, flags: 0 }],
  ])('refuses a row with %s', (_, odd) => {
    expect(snapshotBatchSchema.safeParse({ v: 1, run: 'r', rows: [odd] }).success).toBe(false);
  });
});

describe('uplinkAuthSchema', () => {
  const auth = {
    credential: 'fw_host_x',
    v: 1,
    profile: { agentVersion: '0.1.0', source: 'netlink', platform: 'Linux', intervalMs: 10_000 },
  };

  it('takes what an agent says of itself', () => expect(uplinkAuthSchema.parse(auth)).toEqual(auth));

  it.each([0, 99, 86_400_001, Number.NaN, '10s'])('refuses an interval of %p', (intervalMs) => {
    expect(uplinkAuthSchema.safeParse({ ...auth, profile: { ...auth.profile, intervalMs } }).success).toBe(
      false,
    );
  });
});

describe('isUplinkAck', () => {
  it.each([
    { ok: true, seq: 0 },
    { ok: true, seq: 0, afterMs: 1_000 },
    { ok: false, code: 'overloaded', retry: true, afterMs: 5 },
  ])('knows %j', (ack) => expect(isUplinkAck(ack)).toBe(true));
  it.each([
    null,
    undefined,
    7,
    {},
    { ok: true },
    { ok: true, seq: '1' },
    { ok: true, seq: 1, afterMs: '1' },
    { ok: false, code: 'overloaded', retry: true, afterMs: null },
    { ok: false },
    { ok: false, code: 'x' },
    { ok: 1, seq: 1 },
  ])('refuses %j', (ack) => expect(isUplinkAck(ack)).toBe(false));
});
