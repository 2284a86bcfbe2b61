import fc from 'fast-check';
import { COUNTER_NAMES } from './column.js';
import { parseNetstat, parseSnmp, parseSockstat } from './kernel-counter.js';
import { readFixture } from './testing/fixture.js';

describe('/proc/net/sockstat', () => {
  it('gives orphans and memory', () => {
    const text = readFixture('linux-6.18-all-states.sockstat');
    expect(parseSockstat(text)).toEqual({ orphans: 0, socketMemoryPages: 234 });
  });

  it('gives a figure wherever it stands in its line', () => {
    expect(parseSockstat('TCP: mem 7 orphan 2\n')).toEqual({ orphans: 2, socketMemoryPages: 7 });
  });
});

describe('/proc/net/snmp', () => {
  it('gives the counters of TCP', () => {
    expect(parseSnmp(readFixture('linux-6.18-all-states.snmp'))).toEqual({
      activeOpens: 16,
      passiveOpens: 14,
      attemptFails: 0,
      establishedResets: 0,
      retransmittedSegments: 0,
      sentSegments: 78,
      receivedSegments: 78,
      resetsSent: 0,
    });
  });

  it('is read by the names of the fields, in any order', () => {
    const text = 'Tcp: OutSegs ActiveOpens\nTcp: 5 9\n';
    expect(parseSnmp(text)).toMatchObject({ activeOpens: 9, sentSegments: 5, passiveOpens: null });
  });
});

describe('/proc/net/netstat', () => {
  it('gives the counters beyond those of the RFC', () => {
    expect(parseNetstat(readFixture('linux-6.18-all-states.netstat'))).toEqual({
      synRetransmissions: 0,
      closesIntoTimeWait: 3,
      listenOverflows: 1,
      listenDrops: 1,
      timeWaitOverflows: 0,
      synCookiesSent: 0,
      embryonicResets: 0,
      retransmissionTimeouts: 0,
      abortsOnTimeout: 0,
      abortsOnData: 0,
      abortsOnClose: 0,
      abortsOnMemory: 0,
      timeWaitReuses: 0,
      synCookiesReceived: 0,
      synQueueCookies: 0,
      synQueueDrops: 0,
    });
  });
});

describe('the counters', () => {
  it('are the columns of the table, each read from one file', () => {
    const names = [...Object.keys(parseSnmp('')), ...Object.keys(parseNetstat(''))];
    expect(names.sort()).toEqual([...COUNTER_NAMES].sort());
  });

  it('are not known, rather than 0, where a file is missing', () => {
    const figures = { ...parseSockstat(''), ...parseSnmp(''), ...parseNetstat('') };
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
  });

  it.each([
    ['the values are missing', 'Tcp: ActiveOpens PassiveOpens\n'],
    ['the values are fewer than the names', 'Tcp: PassiveOpens ActiveOpens\nTcp: 1\n'],
    ['a value is negative', 'Tcp: ActiveOpens\nTcp: -1\n'],
    ['a value is no number', 'Tcp: ActiveOpens\nTcp: many\n'],
    ['a value is beyond what a number can hold exactly', 'Tcp: ActiveOpens\nTcp: 18446744073709551615\n'],
    ['the line is that of another protocol', 'TcpExt: ActiveOpens\nTcpExt: 4\n'],
  ])('are not known where %s', (_, text) => {
    expect(parseSnmp(text).activeOpens).toBeNull();
  });

  it('are numbers that cannot be negative, or not known, whatever the text', () => {
    const word = fc.oneof(
      fc.constantFrom('Tcp:', 'TCP:', 'TcpExt:', 'orphan', 'TW', '\n', '-1'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ');
        for (const figure of Object.values({
          ...parseSockstat(text),
          ...parseSnmp(text),
          ...parseNetstat(text),
        })) {
          expect(figure === null || (Number.isSafeInteger(figure) && figure >= 0)).toBe(true);
        }
      }),
    );
  });
});
