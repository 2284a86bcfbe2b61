import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_STATES_MASK, LISTEN_MASK, SAMPLE_FLAGS, SMALL_STATES_MASK, SockDiagDump } from '@finwait/tcp';
import { HybridWalk } from './hybrid-walk.js';
import { KernelCounters } from './kernel-counters.js';

const ESTABLISHED = 1;
const SYN_RECV = 3;
const FIN_WAIT2 = 5;
const TIME_WAIT = 6;
const CLOSE_WAIT = 8;
const LISTEN = 10;

const root = mkdtempSync(join(tmpdir(), 'finwait-agent-'));
mkdirSync(join(root, 'net'));
afterAll(() => rmSync(root, { recursive: true }));

const kernel = { open: 0, lingering: 0, inUse: 1, segments: 0 };

/** Makes the kernel's running counts. */
function setRunning(open: number, lingering: number, inUse = 1): void {
  Object.assign(kernel, { open, lingering, inUse });
  writeFileSync(join(root, 'net/snmp'), `Tcp: CurrEstab InSegs\nTcp: ${open} ${kernel.segments}\n`);
  writeFileSync(join(root, 'net/sockstat'), `TCP: inuse ${inUse} orphan 0 tw ${lingering} alloc 1 mem 0\n`);
}

/** A segment comes or goes. */
function passSegment(): void {
  kernel.segments += 1;
  setRunning(kernel.open, kernel.lingering, kernel.inUse);
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
  /** Counts on a host where segments come and go between two walks. */
  const count = () => {
    if (existsSync(join(root, 'net/sockstat'))) passSegment();
    return walk.count();
  };
  return { rig, walk, count };
}

const times = (count: number, state: number, timer = 0) =>
  Array.from({ length: count }, () => [state, timer] as const);

describe('a hybrid walk', () => {
  it('counts every state where there are few sockets', async () => {
    setRunning(3, 1);
    const { rig, count } = walkOver(() => [...times(3, ESTABLISHED), ...times(1, TIME_WAIT, 3)]);
    expect(await count()).toMatchObject({ counts: { ESTABLISHED: 3, TIME_WAIT: 1 }, flags: 0 });
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
    const { rig, count } = walkOver(() => sockets);
    const full = await count();
    const derived = await count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK]);
    expect(derived.counts).toEqual(full.counts);
    expect([full.flags, derived.flags]).toEqual([0, SAMPLE_FLAGS.derived]);
  });

  it('learns what CurrEstab means on a kernel that leaves CLOSE_WAIT out of it', async () => {
    setRunning(20, 0);
    const { count } = walkOver(() => [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)]);
    const full = await count();
    expect((await count()).counts).toEqual(full.counts);
  });

  it('counts everything again when CLOSE_WAIT first appears', async () => {
    setRunning(20, 0);
    const sockets = [...times(20, ESTABLISHED)];
    const { rig, count } = walkOver(() => sockets);
    await count();
    await count();
    sockets.splice(0, 4, ...times(4, CLOSE_WAIT));
    expect((await count()).counts).toMatchObject({ ESTABLISHED: 16, CLOSE_WAIT: 4 });
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
    expect((await count()).counts).toMatchObject({ ESTABLISHED: 16, CLOSE_WAIT: 4 });
    expect(rig.masks).toHaveLength(5);
  });

  it('counts everything every time on a kernel whose running counts fit nothing', async () => {
    setRunning(50, 0);
    const { rig, count } = walkOver(() => [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)]);
    for (let time = 0; time < 3; time += 1) expect((await count()).counts.ESTABLISHED).toBe(20);
    expect(rig.masks).toEqual([ALL_STATES_MASK, ALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('counts everything when the running counts contradict the walk, and learns anew', async () => {
    setRunning(24, 0);
    const sockets = [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)];
    const { rig, count } = walkOver(() => sockets);
    await count();
    setRunning(2, 9);
    expect(await count()).toMatchObject({ counts: { ESTABLISHED: 20 }, flags: 0 });
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('verifies after an hour', async () => {
    setRunning(20, 0);
    const { rig, count } = walkOver(() => times(20, ESTABLISHED));
    await count();
    rig.now = 3_599_999;
    await count();
    rig.now = 3_600_000;
    await count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('takes the later counts when they move during the walk, and says so', async () => {
    setRunning(20, 0);
    const { rig, count } = walkOver(() => times(20, ESTABLISHED));
    await count();
    rig.duringWalk = () => setRunning(25, 0);
    const { counts, flags } = await count();
    expect(counts.ESTABLISHED).toBe(25);
    expect(flags).toBe(SAMPLE_FLAGS.derived | SAMPLE_FLAGS.moved);
  });

  it('marks figures that nothing has proved while sockets never rest, and tries again after a minute', async () => {
    setRunning(24, 0);
    const { rig, count } = walkOver(() => [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)]);
    let open = 24;
    rig.duringWalk = () => setRunning((open = open === 24 ? 16 : 24), 0);
    await count();
    await count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
    rig.now += 59_999;
    expect((await count()).flags).toBe(SAMPLE_FLAGS.derived | SAMPLE_FLAGS.moved);
    rig.now += 1;
    await count();
    expect(rig.masks.slice(3)).toEqual([SMALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('counts everything where the running counts cannot be read', async () => {
    rmSync(join(root, 'net/sockstat'));
    const { rig, count } = walkOver(() => times(20, ESTABLISHED));
    await count();
    await count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, ALL_STATES_MASK]);
  });

  it('counts everything when the sockets do not add up to those in use, and learns anew', async () => {
    setRunning(24, 0, 24);
    const sockets = [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT)];
    const { rig, count } = walkOver(() => sockets);
    await count();
    expect((await count()).flags).toBe(SAMPLE_FLAGS.derived);
    setRunning(24, 0, 28);
    sockets.push(...times(4, ESTABLISHED));
    expect(await count()).toMatchObject({ counts: { ESTABLISHED: 24 }, flags: 0 });
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, SMALL_STATES_MASK, ALL_STATES_MASK]);
    expect(await count()).toMatchObject({ counts: { ESTABLISHED: 24 }, flags: SAMPLE_FLAGS.derived });
    expect(rig.masks.at(-1)).toBe(SMALL_STATES_MASK);
  });

  it('lets the figures stand while no counter moves, for half a minute', async () => {
    setRunning(24, 0);
    const sockets = [...times(20, ESTABLISHED), ...times(4, CLOSE_WAIT), ...times(2, LISTEN)];
    const { rig, walk } = walkOver(() => sockets);
    const first = await walk.count();
    rig.now = 29_999;
    expect(await walk.count()).toEqual({ ...first, flags: SAMPLE_FLAGS.aged });
    rig.now = 30_000;
    expect(await walk.count()).toEqual({ ...first, flags: SAMPLE_FLAGS.derived });
    expect(await walk.count()).toEqual({ ...first, flags: SAMPLE_FLAGS.derived | SAMPLE_FLAGS.aged });
    expect(rig.masks).toEqual([ALL_STATES_MASK, LISTEN_MASK, SMALL_STATES_MASK, LISTEN_MASK]);
  });

  it('walks again when a segment came or went, and when there is another listener', async () => {
    setRunning(20, 0);
    const sockets = [...times(20, ESTABLISHED)];
    const { rig, walk } = walkOver(() => sockets);
    await walk.count();
    passSegment();
    expect((await walk.count()).flags).toBe(SAMPLE_FLAGS.derived);
    sockets.push(...times(1, LISTEN));
    expect(await walk.count()).toMatchObject({ counts: { LISTEN: 1 }, flags: SAMPLE_FLAGS.derived });
    expect(rig.masks).toEqual([ALL_STATES_MASK, SMALL_STATES_MASK, LISTEN_MASK, SMALL_STATES_MASK]);
  });

  it('lets nothing stand that a counter would not tell of, or that moved during the walk', async () => {
    setRunning(20, 0);
    const sockets = [...times(20, ESTABLISHED), ...times(1, SYN_RECV)];
    const { rig, walk } = walkOver(() => sockets);
    await walk.count();
    await walk.count();
    sockets.pop();
    rig.duringWalk = passSegment;
    await walk.count();
    rig.duringWalk = () => {};
    await walk.count();
    expect(rig.masks).toEqual([ALL_STATES_MASK, ...Array<number>(3).fill(SMALL_STATES_MASK)]);
  });
});
