import { STATES, STATE_NAMES, isState, toState, toStateMask } from './state.js';
import { readFixture } from './testing/fixture.js';

const kernelNumbers = new Map(
  readFixture('linux-6.18-states.enum')
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', number] = line.split(' = ');
      return [name.replace('TCP_', ''), Number(number)];
    }),
);

describe('the states', () => {
  it('are the eleven in display order', () => {
    expect(STATE_NAMES.join(' ')).toBe(
      'LISTEN SYN_SENT SYN_RECV ESTABLISHED FIN_WAIT1 FIN_WAIT2 CLOSE_WAIT LAST_ACK CLOSING TIME_WAIT CLOSED',
    );
  });

  it.each(STATES.map(({ name, kernelNumber }) => [name, kernelNumber] as const))(
    '%s has the number the kernel gives it',
    (name, kernelNumber) => {
      expect(kernelNumber).toBe(kernelNumbers.get(name === 'CLOSED' ? 'CLOSE' : name));
    },
  );

  it('leave no number of the kernel without a name', () => {
    const { MAX_STATES: end = 0 } = Object.fromEntries(kernelNumbers);
    const nameless = [...kernelNumbers.values()].filter((number) => toState(number) === undefined);
    expect(nameless).toEqual([end]);
  });

  it('count a request socket as SYN_RECV and a bound one as CLOSED', () => {
    expect(toState(kernelNumbers.get('NEW_SYN_RECV') ?? -1)).toBe('SYN_RECV');
    expect(toState(kernelNumbers.get('BOUND_INACTIVE') ?? -1)).toBe('CLOSED');
  });

  it.each([0, 14, 255, -1, 1.5, Number.NaN])('do not know the number %p', (number) => {
    expect(toState(number)).toBeUndefined();
  });

  it('are told from other words by exact spelling', () => {
    expect(STATE_NAMES.every(isState)).toBe(true);
    expect(['ESTAB', 'established', 'CLOSE', '', 'toString'].some(isState)).toBe(false);
  });

  it('each say what they mean and where that is written', () => {
    for (const { meaning, source, rfcName } of STATES) {
      expect(meaning).not.toBe('');
      expect(source).toContain('RFC 9293');
      expect(rfcName).toMatch(/^[A-Z0-9-]+$/);
    }
  });
});

describe('a mask of states', () => {
  it('asks for each by every number the kernel has for it', () => {
    expect(toStateMask(['CLOSE_WAIT'])).toBe(1 << 8);
    expect(toStateMask(['SYN_RECV', 'CLOSED'])).toBe((1 << 3) | (1 << 12) | (1 << 7) | (1 << 13));
    expect(toStateMask([])).toBe(0);
    expect(toStateMask(STATE_NAMES)).toBe(0x3ffe);
  });
});
