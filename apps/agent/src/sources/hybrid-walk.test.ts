import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_STATES_MASK, SAMPLE_FLAGS, SMALL_STATES_MASK, SockDiagDump } from '@finwait/tcp';
import { readNamed } from '../testing/named-values.js';
import { connectTo, listenOn } from '../testing/real-sockets.js';
import { HybridWalk } from './hybrid-walk.js';
import { KernelCounters } from './kernel-counters.js';
import { NetlinkSource } from './netlink.js';

const ESTABLISHED = 1;
const FIN_WAIT2 = 5;
const TIME_WAIT = 6;
const CLOSE_WAIT = 8;

const root = mkdtempSync(join(tmpdir(), 'finwait-agent-'));
mkdirSync(join(root, 'net'));
afterAll(() => rmSync(root, { recursive: true }));

/** Makes the kernel's running counts. */
function setRunning(open: number, lingering: number): void {
  writeFileSync(join(root, 'net/snmp'), `Tcp: ActiveOpens CurrEstab\nTcp: 9 ${open}\n`);
  writeFileSync(join(root, 'net/sockstat'), `TCP: inuse 1 orphan 0 tw ${lingering} alloc 1 mem 0\n`);
}

/** A walk over sockets of a kernel that is made up: `sockets` are pairs of state number and timer. */
function walkOver(sockets: () => (readonly [state: number, timer: number])[]) {
  const rig = { masks: [] as number[], now: 0, duringWalk: () => {} };
  const dump = (mask: number) => {
    rig.masks.push(mask);
    const counted = new SockDiagDump();
    for (const [state, timer] of sockets().filter(([number]) => mask & (1 << number))) {
      const message = new DataView(new ArrayBuffer(88));
      message.setUint32(0, 88, true);
      message.setUint16(4, 20, true);
      message.setUint8(17, state);
      message.setUint8(18, timer);
      counted.decode(new Uint8Array(message.buffer), 0);
    }
    rig.duringWalk();
    return Promise.resolve({ dump: counted, interrupted: false });
  };
  const walk = new HybridWalk({
    counters: new KernelCounters(root),
    dump,
    hybridFrom: 10,
    now: () => rig.now,
  });
  return { rig, walk };
}

const times = (count: number, state: number, timer = 0) =>
  Array.from({ length: count }, () => [state, timer] as const);

describe('a hybrid walk', () => {
  it('counts every state where there are few sockets', async () => {
    setRunning(3, 1);
    const { rig, walk } = walkOver(() => [...times(3, ESTABLISHED), ...times(1, TIME_WAIT, 3)]);
    expect(await walk.count()).toMatchObject({ counts: { ESTABLISHED: 3, TIME_WAIT: 1 }, flags: 0 });
    expect(rig.masks).toEqual([ALL_STATES_MASK]);
  });

  it('counts everything once and then leaves the two big states to the running counts', async () => {
    setRunning(24, 13);
    const sockets = [
      ...times(20, ESTABLISHED),
      ...times(4, CLOSE_WAIT),
      ...times(10, TIME_WAIT, 3),
      ...times(3, FIN_WAIT2, 3),
    ];
    const { rig, walk } = walkOver(() => sockets);
    const full = await walk.count();
    const derived = await walk.count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK]);
    expect(derived.counts).toEqual(full.counts);
    expect([full.flags, derived.flags]).toEqual([0, SAMPLE_FLAGS.derived]);
  });

  it('learns what CurrEstab means on a kernel that leaves CLOSE_WAIT out of it', async () => {
    setRunning(20, 0);
    const { walk } = walkOver(() => [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)]);
    const full = await walk.count();
    expect((await walk.count()).counts).toEqual(full.counts);
  });

  it('counts everything again when CLOSE_WAIT first appears', async () => {
    setRunning(20, 0);
    const sockets = [...times(20, ESTABLISHED)];
    const { rig, walk } = walkOver(() => sockets);
    await walk.count();
    await walk.count();
    sockets.splice(0, 4, ...times(4, CLOSE_WAIT));
    rig.now += 60_000;
    expect((await walk.count()).counts).toMatchObject({ ESTABLISHED: 16, CLOSE_WAIT: 4 });
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
    expect((await walk.count()).counts).toMatchObject({ ESTABLISHED: 16, CLOSE_WAIT: 4 });
    expect(rig.masks).toHaveLength(5);
  });

  it('counts everything every time on a kernel whose running counts fit nothing', async () => {
    setRunning(50, 0);
    const { rig, walk } = walkOver(() => [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)]);
    for (let time = 0; time < 3; time += 1) expect((await walk.count()).counts.ESTABLISHED).toBe(20);
    expect(rig.masks).toEqual([ALL_STATES_MASK, ALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('counts everything when the running counts contradict the walk, and learns anew', async () => {
    setRunning(24, 0);
    const sockets = [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)];
    const { rig, walk } = walkOver(() => sockets);
    await walk.count();
    setRunning(2, 9);
    expect(await walk.count()).toMatchObject({ counts: { ESTABLISHED: 20 }, flags: 0 });
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('verifies after an hour', async () => {
    setRunning(20, 0);
    const { rig, walk } = walkOver(() => times(20, ESTABLISHED));
    await walk.count();
    rig.now = 3_599_999;
    await walk.count();
    rig.now = 3_600_000;
    await walk.count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('takes the later counts when they move during the walk, and says so', async () => {
    setRunning(20, 0);
    const { rig, walk } = walkOver(() => times(20, ESTABLISHED));
    await walk.count();
    rig.duringWalk = () => setRunning(25, 0);
    const { counts, flags } = await walk.count();
    expect(counts.ESTABLISHED).toBe(25);
    expect(flags).toBe(SAMPLE_FLAGS.derived | SAMPLE_FLAGS.moved);
  });

  it('marks figures that nothing has proved while sockets never rest', async () => {
    setRunning(24, 0);
    const { rig, walk } = walkOver(() => [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)]);
    let open = 24;
    rig.duringWalk = () => setRunning((open = open === 24 ? 16 : 24), 0);
    await walk.count();
    expect((await walk.count()).flags).toBe(SAMPLE_FLAGS.derived | SAMPLE_FLAGS.moved);
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK]);
  });

  it('counts everything where the running counts cannot be read', async () => {
    rmSync(join(root, 'net/sockstat'));
    const { rig, walk } = walkOver(() => times(20, ESTABLISHED));
    await walk.count();
    await walk.count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('equals a full walk in every state, on real sockets, whenever they rest', async () => {
    const full = await NetlinkSource.open({ hybridFrom: Infinity });
    const hybrid = await NetlinkSource.open({ hybridFrom: 0 });
    const port = await listenOn('127.0.0.1');
    for (let count = 0; count < 5; count += 1) await connectTo(port, '127.0.0.1');
    (await connectTo(port, '127.0.0.1')).end();
    let quiet = 0;
    let derived = 0;
    while (quiet < 100) {
      const before = await readNamed(full);
      const { flags, values } = await hybrid.read();
      const after = await readNamed(full);
      if (JSON.stringify(before.states) !== JSON.stringify(after.states) || flags & SAMPLE_FLAGS.moved)
        continue;
      quiet += 1;
      if (flags & SAMPLE_FLAGS.derived) derived += 1;
      expect(values.slice(0, 11)).toEqual(Object.values(after.states));
    }
    expect(derived).toBeGreaterThan(90);
    full.close();
    hybrid.close();
  }, 30_000);
});
