import { COLUMNS, COLUMN_NAMES } from './column.js';
import { SOCKETS_METRIC, toMetricName } from './metric-name.js';
import { STATE_NAMES } from './state.js';

describe('toMetricName', () => {
  it('gives all states one name, to be told apart by a label', () => {
    expect(new Set(STATE_NAMES.map(toMetricName))).toEqual(new Set([SOCKETS_METRIC]));
  });

  it('gives every other column a name of its own', () => {
    const names = COLUMN_NAMES.slice(STATE_NAMES.length).map(toMetricName);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(SOCKETS_METRIC);
  });

  it('writes names as Prometheus wants them, counters with _total', () => {
    for (const { name, kind } of COLUMNS) {
      expect(toMetricName(name)).toMatch(/^finwait_tcp_[a-z]+(_[a-z]+)*$/);
      expect(toMetricName(name).endsWith('_total')).toBe(kind === 'counter');
    }
    expect(toMetricName('fullestAcceptQueue')).toBe('finwait_tcp_fullest_accept_queue_percent');
    expect(toMetricName('closesIntoTimeWait')).toBe('finwait_tcp_closes_into_time_wait_total');
  });
});
