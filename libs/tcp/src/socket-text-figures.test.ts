import { toSocketTextFigures, type KnownListing } from './socket-text-figures.js';
import { parseSocketText } from './socket-text.js';
import { STATE_NAMES } from './state.js';
import { readCapture } from './testing/socket-text-capture.js';

const LISTENER = 'tcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN';
const OPEN = 'tcp 0 0 10.0.0.1:22 10.0.0.2:5000 ESTABLISHED';
const SS_LISTENER = 'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*';
const SS_OPEN = 'tcp ESTAB 0 0 10.0.0.1:22 10.0.0.2:5000';

function untold(text: string, known: KnownListing = {}): string[] {
  const { counts } = toSocketTextFigures(parseSocketText(text, { shownState: known.shownState }), known);
  return STATE_NAMES.filter((state) => counts[state] === null);
}

describe('the figures of a text', () => {
  it.each(['linux-ant', 'linux-an-de', 'ss-tan', 'busybox-ant', 'windows-an-de', 'tally-uniq'])(
    'leave only CLOSED untold where the program does not list it: %s',
    (name) => {
      const text = readCapture(name);
      expect(untold(text)).toEqual(['CLOSED']);
      expect(toSocketTextFigures(parseSocketText(text)).counts.LISTEN).toBeGreaterThan(0);
    },
  );

  it.each(['macos-an', 'aix-Aan', 'solaris-an', 'openbsd-a'])('tell every state: %s', (name) => {
    expect(untold(readCapture(name))).toEqual([]);
  });

  it.each([
    ['netstat -nt, by its heading', `Active Internet connections (w/o servers)\n${OPEN}`],
    ['netstat -nt, by what is missing', OPEN],
    ['netstat -n of a BSD', 'Active Internet connections\ntcp4 0 0 10.0.0.1.22 10.0.0.2.5000 ESTABLISHED'],
    ['netstat -n of Windows', '  TCP    10.0.0.1:22    10.0.0.2:5000    ESTABLISHED'],
  ])('do not tell of listeners without -a: %s', (_, text) => {
    expect(untold(text)).toEqual(['LISTEN', 'CLOSED']);
  });

  it('do not tell of four states in ss without -a', () => {
    expect(untold(SS_OPEN)).toEqual(['LISTEN', 'SYN_RECV', 'TIME_WAIT', 'CLOSED']);
  });

  it.each([
    ['netstat -lnt, by its heading', `Active Internet connections (only servers)\n${LISTENER}`],
    ['netstat -lnt, by what is missing', LISTENER],
    ['ss -ltn', SS_LISTENER],
  ])('tell of listeners alone with -l: %s', (_, text) => {
    expect(untold(text)).toEqual(STATE_NAMES.filter((state) => state !== 'LISTEN'));
  });

  it('tell that there is none in a state where the heading or the command says that all are listed', () => {
    expect(untold(`Active Internet connections (servers and established)\n${LISTENER}`)).toEqual(['CLOSED']);
    expect(untold(SS_LISTENER, { scope: 'all' })).toEqual(['CLOSED']);
  });

  it('tell of the state alone that ss was asked for', () => {
    const text = readCapture('ss-Htan-state-time-wait');
    expect(untold(text, { shownState: 'TIME_WAIT' })).toEqual(
      STATE_NAMES.filter((state) => state !== 'TIME_WAIT'),
    );
  });

  it('hold a socket whose line ends before its state as one in an unknown state', () => {
    const text = `${OPEN}\ntcp 0 0 10.0.0.1:22 10.0.0.2:5001\ntcp 0 0 10.0.0.1:22 10.0.0.2:5002 FROZEN\nx`;
    expect(toSocketTextFigures(parseSocketText(text)).unknown).toBe(2);
  });
});
