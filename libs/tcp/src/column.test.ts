import { COLUMNS, COLUMN_NAMES, COUNTER_NAMES, GAUGE_NAMES, toColumnIndex } from './column.js';
import { STATE_NAMES } from './state.js';

describe('the sample columns', () => {
  it('begin with the states in display order', () => {
    expect(COLUMN_NAMES.slice(0, STATE_NAMES.length)).toEqual(STATE_NAMES);
  });

  it('keep the order that stored samples and running agents rely on', () => {
    expect(COLUMN_NAMES.slice(STATE_NAMES.length)).toEqual([
      'unknown',
      'orphans',
      'socketMemoryPages',
      'fullestAcceptQueue',
      'activeOpens',
      'passiveOpens',
      'attemptFails',
      'establishedResets',
      'retransmittedSegments',
      'sentSegments',
      'synRetransmissions',
      'closesIntoTimeWait',
      'listenOverflows',
      'listenDrops',
      'timeWaitOverflows',
      'synCookiesSent',
      'receivedSegments',
      'resetsSent',
      'embryonicResets',
      'retransmissionTimeouts',
      'abortsOnTimeout',
      'abortsOnData',
      'abortsOnClose',
      'abortsOnMemory',
      'timeWaitReuses',
      'synCookiesReceived',
      'synQueueCookies',
      'synQueueDrops',
    ]);
  });

  it('are each a state, a gauge or a counter, and only one of them', () => {
    expect([...STATE_NAMES, ...GAUGE_NAMES, ...COUNTER_NAMES]).toEqual(COLUMN_NAMES);
    expect(COLUMNS.filter(({ kind }) => kind === 'counter').map(({ name }) => name)).toEqual(COUNTER_NAMES);
  });

  it('have a name of their own, a unit, a meaning and a source', () => {
    expect(new Set(COLUMN_NAMES).size).toBe(COLUMNS.length);
    for (const { unit, meaning, source } of COLUMNS) {
      expect([unit, meaning, source]).not.toContain('');
    }
  });

  it('are found by name', () => {
    expect(COLUMN_NAMES.map(toColumnIndex)).toEqual(COLUMN_NAMES.map((_, index) => index));
  });
});
