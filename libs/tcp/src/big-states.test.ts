import fc from 'fast-check';
import {
  calibrateOpen,
  deriveBigStates,
  fitsInUse,
  parseRunningCounts,
  type RunningCounts,
} from './big-states.js';
import { SockDiagDump } from './sock-diag-dump.js';
import { createStateCounts, toCountedStates } from './state-count.js';
import { readFixture, readFixtureBytes } from './testing/fixture.js';

const running = (open: number, lingering = 0, inUse = 0): RunningCounts => ({
  open,
  lingering,
  inUse,
  allocated: 0,
  line: '',
});
const quiet = (open: number, lingering = 0, inUse = 0) => ({
  before: running(open, lingering, inUse),
  after: running(open, lingering, inUse),
});
const walked = (counts: Partial<ReturnType<typeof createStateCounts>>, finWait2Minis = 0) => ({
  counts: { ...createStateCounts(), ...counts },
  finWait2Minis,
});

describe('calibrateOpen', () => {
  const full = walked({ ESTABLISHED: 100, CLOSE_WAIT: 40, TIME_WAIT: 70, FIN_WAIT2: 9 }, 5);

  it('learns that CurrEstab counts CLOSE_WAIT', () =>
    expect(calibrateOpen(full, quiet(140, 75))).toBe('withCloseWait'));
  it('learns that it does not', () => expect(calibrateOpen(full, quiet(100, 75))).toBe('withoutCloseWait'));
  it('learns that neither is so', () => expect(calibrateOpen(full, quiet(120, 75))).toBe('none'));
  it('trusts nothing when the small sockets do not add up', () =>
    expect(calibrateOpen(full, quiet(140, 70))).toBe('none'));

  it('learns nothing without CLOSE_WAIT, where both formulas give the same', () => {
    expect(calibrateOpen(walked({ ESTABLISHED: 100 }), quiet(100))).toBeNull();
  });

  it('takes the formula that is clearly nearer while sockets come and go', () => {
    expect(calibrateOpen(full, { before: running(141, 75), after: running(150, 80) })).toBe('withCloseWait');
    expect(calibrateOpen(full, { before: running(97, 75), after: running(99, 80) })).toBe('withoutCloseWait');
  });

  it('learns nothing from sockets that come and go when the difference is lost in them', () => {
    expect(calibrateOpen(full, { before: running(90, 75), after: running(150, 80) })).toBeNull();
    expect(calibrateOpen(full, { before: running(118, 75), after: running(121, 80) })).toBeNull();
  });
});

describe('deriveBigStates', () => {
  it('gives back what was left out of the walk, by either formula', () => {
    const count = fc.nat(1e6);
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        fc.boolean(),
        (open, closeWait, timeWait, minis, countsCloseWait) => {
          const walk = walked({ CLOSE_WAIT: closeWait, FIN_WAIT2: minis }, minis);
          const bracket = quiet(open + (countsCloseWait ? closeWait : 0), timeWait + minis);
          const formula = countsCloseWait ? 'withCloseWait' : 'withoutCloseWait';
          expect(deriveBigStates(walk, bracket, formula)).toEqual({
            ESTABLISHED: open,
            TIME_WAIT: timeWait,
            hasMoved: false,
            isImpossible: false,
          });
        },
      ),
    );
  });

  it('takes the later counts and says that they moved', () => {
    const bracket = { before: running(10, 5), after: running(12, 5) };
    expect(deriveBigStates(walked({}), bracket, 'withCloseWait')).toMatchObject({
      ESTABLISHED: 12,
      hasMoved: true,
    });
  });

  it('gives no negative count, and says that the counts contradict each other', () => {
    const derived = deriveBigStates(walked({ CLOSE_WAIT: 8 }, 3), quiet(5, 2), 'withCloseWait');
    expect(derived).toMatchObject({ ESTABLISHED: 0, TIME_WAIT: 0, isImpossible: true });
  });
});

describe('fitsInUse', () => {
  const full = walked({ LISTEN: 2, ESTABLISHED: 10, FIN_WAIT2: 5, TIME_WAIT: 9, SYN_RECV: 3, CLOSED: 4 }, 4);

  it('is so when the full sockets add up to those in use, whatever of SYN_RECV is among them', () => {
    for (const inUse of [13, 14, 16]) expect(fitsInUse(full, quiet(10, 13, inUse))).toBe(true);
    for (const inUse of [12, 17]) expect(fitsInUse(full, quiet(10, 13, inUse))).toBe(false);
  });

  it('is not known when a count moved', () => {
    const before = running(10, 13, 13);
    for (const after of [running(11, 13, 13), running(10, 14, 13), running(10, 13, 14)])
      expect(fitsInUse(full, { before, after })).toBeNull();
  });
});

describe('parseRunningCounts', () => {
  const snmp =
    'Ip: A\nIp: 1\nTcp: RtoAlgorithm ActiveOpens CurrEstab InSegs\nTcp: 1 4675 21 9\nUdp: B\nUdp: 2\n';
  const sockstat = 'sockets: used 12\nTCP: inuse 7 orphan 0 tw 10 alloc 8 mem 60\nUDP: inuse 0 mem 0\n';
  const sockstat6 = 'TCP6: inuse 4\nUDP6: inuse 1\n';
  const expected = { open: 21, lingering: 10, inUse: 11, allocated: 8, line: 'Tcp: 1 4675 21 9' };

  it('reads what is open, lingering, in use by both address families, and allocated', () =>
    expect(parseRunningCounts(snmp, sockstat, sockstat6)).toEqual(expected));
  it('takes a kernel without IPv6 for one without such sockets', () =>
    expect(parseRunningCounts(snmp, sockstat, '')).toEqual({ ...expected, inUse: 7 }));
  it.each([
    ['', sockstat],
    [snmp, ''],
    [snmp.replace('CurrEstab', 'Other'), sockstat],
    [snmp, sockstat.replace('tw 10', '')],
  ])('knows nothing when a figure is missing', (one, other) =>
    expect(parseRunningCounts(one, other, sockstat6)).toBeNull(),
  );
});

describe('what a kernel said of sockets in every state', () => {
  const dump = new SockDiagDump();
  const bytes = readFixtureBytes('linux-6.18-all-states.sock_diag');
  dump.decode(bytes, new DataView(bytes.buffer).getUint32(8, true));
  const { counts } = toCountedStates(dump.tally);
  const { finWait2Minis } = dump;
  const small = { counts: { ...counts, ESTABLISHED: 0, TIME_WAIT: 0 }, finWait2Minis };
  const snmp = readFixture('linux-6.18-all-states.snmp');
  const sockstat = readFixture('linux-6.18-all-states.sockstat');
  /** Not captured with the rest: the four full sockets of its tcp6. */
  const sockstat6 = 'TCP6: inuse 4\n';
  const captured = parseRunningCounts(snmp, sockstat, sockstat6) ?? running(NaN);
  /** The same host under a kernel before 6.10: its CurrEstab lacks the sockets in CLOSE_WAIT. */
  const older = { ...captured, open: captured.open - counts.CLOSE_WAIT };
  const still = (at: RunningCounts) => ({ before: at, after: at });

  it('proves what CurrEstab counts there, and what it would count on an older kernel', () => {
    expect(calibrateOpen({ counts, finWait2Minis }, still(captured))).toBe('withCloseWait');
    expect(calibrateOpen({ counts, finWait2Minis }, still(older))).toBe('withoutCloseWait');
  });

  it('adds up to the sockets in use', () =>
    expect(fitsInUse({ counts, finWait2Minis }, still(captured))).toBe(true));

  it('gives the big states without walking them, by either meaning', () => {
    const { ESTABLISHED, TIME_WAIT } = counts;
    const expected = { ESTABLISHED, TIME_WAIT, hasMoved: false, isImpossible: false };
    expect(deriveBigStates(small, still(captured), 'withCloseWait')).toEqual(expected);
    expect(deriveBigStates(small, still(older), 'withoutCloseWait')).toEqual(expected);
  });

  it('shows a wrong meaning by sockets that do not add up', () => {
    const { ESTABLISHED } = deriveBigStates(small, still(captured), 'withoutCloseWait');
    expect(fitsInUse({ counts: { ...counts, ESTABLISHED }, finWait2Minis }, still(captured))).toBe(false);
  });

  it('gives no negative figure from the counts of before there were sockets, and says that they contradict', () => {
    const idle = parseRunningCounts(
      readFixture('linux-6.18-idle.snmp'),
      readFixture('linux-6.18-idle.sockstat'),
      '',
    );
    const derived = deriveBigStates(small, still(idle ?? running(NaN)), 'withCloseWait');
    expect(derived).toEqual({ ESTABLISHED: 0, TIME_WAIT: 0, hasMoved: false, isImpossible: true });
  });

  it('says that they moved, and takes the later, when there were no sockets before the walk', () => {
    const before = { ...captured, open: 0, lingering: 0 };
    const { ESTABLISHED, TIME_WAIT } = counts;
    const bracket = { before, after: captured };
    const expected = { ESTABLISHED, TIME_WAIT, hasMoved: true, isImpossible: false };
    expect(deriveBigStates(small, bracket, 'withCloseWait')).toEqual(expected);
    expect(fitsInUse({ counts, finWait2Minis }, bracket)).toBeNull();
    expect(calibrateOpen({ counts, finWait2Minis }, bracket)).toBeNull();
  });

  it('fits nothing when either count is another', () => {
    const full = { counts, finWait2Minis };
    expect(calibrateOpen(full, still({ ...captured, open: captured.open + 1 }))).toBe('none');
    expect(calibrateOpen(full, still({ ...captured, lingering: captured.lingering + 1 }))).toBe('none');
  });
});
