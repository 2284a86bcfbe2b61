import fc from 'fast-check';
import { calibrateOpen, deriveBigStates, parseRunningCounts, type RunningCounts } from './big-states.js';
import { createStateCounts } from './state-count.js';

const running = (open: number, lingering = 0): RunningCounts => ({ open, lingering });
const quiet = (open: number, lingering = 0) => ({
  before: running(open, lingering),
  after: running(open, lingering),
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

describe('parseRunningCounts', () => {
  const snmp =
    'Ip: A\nIp: 1\nTcp: RtoAlgorithm ActiveOpens CurrEstab InSegs\nTcp: 1 4675 21 9\nUdp: B\nUdp: 2\n';
  const sockstat = 'sockets: used 12\nTCP: inuse 1 orphan 0 tw 10 alloc 1 mem 60\nUDP: inuse 0 mem 0\n';

  it('reads CurrEstab and tw', () =>
    expect(parseRunningCounts(snmp, sockstat)).toEqual({ open: 21, lingering: 10 }));
  it.each([
    ['', sockstat],
    [snmp, ''],
    [snmp.replace('CurrEstab', 'Other'), sockstat],
    [snmp, sockstat.replace('tw 10', '')],
  ])('knows nothing when a figure is missing', (one, other) =>
    expect(parseRunningCounts(one, other)).toBeNull(),
  );
});
