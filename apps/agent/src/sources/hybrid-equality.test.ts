import { SAMPLE_FLAGS, STATE_NAMES, type State } from '@finwait/tcp';
import { enterFreshNamespace } from '../testing/fresh-namespace.js';
import { SocketProgram } from '../testing/socket-program.js';
import { NetlinkSource, type NetlinkOptions } from './netlink.js';
import type { Reading } from './source.js';

jest.setTimeout(60_000);

const SNAPSHOTS = 1_000;
const CONNECTIONS = 20_000;
const BURSTS = 60;
/** No connection of the churn comes into these. */
const UNTOUCHED: readonly State[] = ['LISTEN', 'CLOSING'];
/** TIME_WAIT only grows during the churn, so even a row that is marked lies between the dumps. */
const NEVER_UNSURE: readonly State[] = [...UNTOUCHED, 'TIME_WAIT'];
/** Sockets that one connection under way may add to or take from a state. */
const UNDER_WAY = 2;

const EVERY_STATE = {
  LISTEN: 1,
  SYN_SENT: 5,
  SYN_RECV: 3,
  ESTABLISHED: 4,
  FIN_WAIT1: 7,
  FIN_WAIT2: 2,
  FIN_WAIT2_ORPHAN: 3,
  CLOSE_WAIT: 5,
  LAST_ACK: 6,
  CLOSING: 8,
  TIME_WAIT: 9,
  CLOSED: 2,
};
/** None that sends again what is not answered, and no handshake. */
const AT_REST = { LISTEN: 2, ESTABLISHED: 40, FIN_WAIT2: 6, FIN_WAIT2_ORPHAN: 3, TIME_WAIT: 9, CLOSED: 2 };

let leave: (() => void) | null = null;
beforeAll(async () => (leave = await enterFreshNamespace()));
afterAll(() => leave?.());

const sources: NetlinkSource[] = [];
afterEach(() => {
  for (const source of sources.splice(0)) source.close();
});

async function open(options: NetlinkOptions): Promise<NetlinkSource> {
  const source = await NetlinkSource.open(options);
  sources.push(source);
  return source;
}

const openFull = () => open({ hybridFrom: Infinity });
const openHybrid = (keptForMs: number) => open({ hybridFrom: 0, keptForMs });
const openSockets = (states: Partial<Record<string, number>>) => {
  const plans = [4, 6].map((family) => ({ family, states }));
  return SocketProgram.start('rig-process.ts', { plans, hasOwnNamespace: leave !== null });
};

const toStates = ({ values }: Reading) => values.slice(0, STATE_NAMES.length);
const has = ({ flags }: Reading, flag: keyof typeof SAMPLE_FLAGS) => (flags & SAMPLE_FLAGS[flag]) !== 0;
const isSame = (one: Reading, other: Reading) => toStates(one).join() === toStates(other).join();

/** The states with more sockets than in either of two other readings, or fewer, by more than what is under way. */
function listOutside(reading: Reading, ...around: readonly [Reading, Reading]): State[] {
  const [values, one, other] = [reading, ...around].map(toStates);
  return STATE_NAMES.filter((state, at) => {
    const bounds = [Number(one?.[at]), Number(other?.[at])];
    const slack = UNTOUCHED.includes(state) ? 0 : UNDER_WAY;
    const value = Number(values?.[at]);
    return value < Math.min(...bounds) - slack || value > Math.max(...bounds) + slack;
  });
}

it('equals a full dump in every state, over a thousand snapshots of sockets in every state', async () => {
  await openSockets(EVERY_STATE);
  const [full, hybrid] = [await openFull(), await openHybrid(0)];
  let before = await full.read();
  expect(Math.min(...toStates(before).map(Number))).toBeGreaterThan(0);
  let quiet = 0;
  let derived = 0;
  while (quiet < SNAPSHOTS) {
    const reading = await hybrid.read();
    const after = await full.read();
    const isQuiet = isSame(before, after) && !has(reading, 'moved');
    before = after;
    if (!isQuiet) continue;
    quiet += 1;
    if (has(reading, 'derived')) derived += 1;
    expect(toStates(reading)).toEqual(toStates(after));
  }
  expect(derived).toBeGreaterThan(0.9 * SNAPSHOTS);
});

it('equals a full dump when it lets figures stand, and lets none stand once a connection came and went', async () => {
  await openSockets(AT_REST);
  const churn = await SocketProgram.start('churn-process.ts');
  const [full, hybrid] = [await openFull(), await openHybrid(30_000)];
  let aged = 0;
  for (let burst = 0; burst < BURSTS; burst += 1) {
    await hybrid.read();
    await churn.ask('2');
    if (leave !== null) expect(has(await hybrid.read(), 'aged')).toBe(false);
    const before = await full.read();
    const reading = await hybrid.read();
    if (!isSame(before, await full.read()) || has(reading, 'moved')) continue;
    expect(toStates(reading)).toEqual(toStates(before));
    if (has(reading, 'aged')) aged += 1;
  }
  if (leave !== null) expect(aged).toBeGreaterThan(BURSTS / 2);
});

it('lets no figures stand when a socket changes its state, however few counters that moves', async () => {
  await openSockets({ CLOSE_WAIT: 1 });
  const program = await SocketProgram.start('change-process.ts');
  const [full, hybrid] = [await openFull(), await openHybrid(30_000)];
  const withoutClosed = (reading: Reading) => toStates(reading).slice(0, STATE_NAMES.indexOf('CLOSED'));
  const changes = JSON.parse(program.greeting) as string[];
  let stood = 0;
  for (const change of changes) {
    expect(await program.ask('')).toBe(change);
    await hybrid.read();
    if (has(await hybrid.read(), 'aged')) stood += 1;
    await program.ask('');
    const reading = await hybrid.read();
    const after = await full.read();
    if (leave === null) continue;
    expect([change, withoutClosed(reading)]).toEqual([change, withoutClosed(after)]);
    expect([change, has(reading, 'aged')]).toEqual([change, false]);
  }
  if (leave !== null) expect(stood).toBeGreaterThan(changes.length / 2);
});

it('lies between the full dumps around it or says that sockets moved, while connections come and go', async () => {
  await openSockets(AT_REST);
  const churn = await SocketProgram.start('churn-process.ts');
  const [full, hybrid] = [await openFull(), await openHybrid(0)];
  const seen = { rows: 0, marked: 0, between: 0 };
  let tookMs: number | null = null;
  await hybrid.read();
  const churning = churn.ask(String(CONNECTIONS)).then((line) => (tookMs = Number(line)));
  while (tookMs === null) {
    const before = await full.read();
    const reading = await hybrid.read();
    const outside = listOutside(reading, before, await full.read());
    const proved = has(reading, 'moved') ? NEVER_UNSURE : STATE_NAMES;
    if (leave !== null) expect(outside.filter((state) => proved.includes(state))).toEqual([]);
    seen.rows += 1;
    if (has(reading, 'moved')) seen.marked += 1;
    if (outside.length === 0) seen.between += 1;
  }
  const rate = Math.round(CONNECTIONS / ((await churning) / 1_000));
  process.stdout.write(`${rate} connections a second, read ${JSON.stringify(seen)}\n`);
  expect(seen.rows).toBeGreaterThan(10);
});
