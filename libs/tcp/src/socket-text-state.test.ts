import { STATES } from './state.js';
import { toSpelledState } from './socket-text-state.js';

describe('the spelling of a state', () => {
  it.each(STATES)('is known in netstat’s and the RFC’s way: $name', ({ name, rfcName }) => {
    expect(toSpelledState(name)).toBe(name);
    const inWords = rfcName === 'SYN-RECEIVED' ? 'SYN-RECV' : rfcName;
    expect(toSpelledState(inWords)).toBe(name);
  });

  it.each([
    ['ESTAB', 'ESTABLISHED'],
    ['UNCONN', 'CLOSED'],
    ['SYN_RCVD', 'SYN_RECV'],
    ['SYN_RECEIVED', 'SYN_RECV'],
    ['FIN_WAIT_2', 'FIN_WAIT2'],
    ['fin-wait-2', 'FIN_WAIT2'],
    ['Listening', 'LISTEN'],
    ['IDLE', 'CLOSED'],
    ['TIMED_WAIT', 'TIME_WAIT'],
    ['ABHÖREN', 'LISTEN'],
    ['ABHO\u0308REN', 'LISTEN'],
    ['ABH\u0099REN', 'LISTEN'],
    ['ABH™REN', 'LISTEN'],
    ['ABH�REN', 'LISTEN'],
    ['ABH?REN', 'LISTEN'],
    ['ABHÃ–REN', 'LISTEN'],
    ['ABHREN', 'LISTEN'],
    ['SCHLIESSEN_WARTEN', 'CLOSE_WAIT'],
    ['OUÇA', 'LISTEN'],
    ['VERBUNDEN', 'ESTABLISHED'],
    ['ESCUCHAR', 'LISTEN'],
  ])('%s is %s', (word, state) => {
    expect(toSpelledState(word)).toBe(state);
  });

  it.each(['', 'LISTE', 'LISTENER', 'CONNECTED', 'ABHOLEN', 'HÖRT', 'À', '0', 'constructor', '__proto__'])(
    'is unknown: %j',
    (word) => {
      expect(toSpelledState(word)).toBeNull();
    },
  );
});
