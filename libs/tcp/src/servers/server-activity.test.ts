import { readServerText } from '../testing/server-text.js';
import { parseApacheStatus } from './apache-status.js';
import { parseHaproxyProcess, parseHaproxyStat } from './haproxy-status.js';
import { parseNginxStatus } from './nginx-status.js';
import {
  ACTIVITY_COLUMNS,
  toActivityRow,
  toApacheActivity,
  toHaproxyActivity,
  toNginxActivity,
} from './server-activity.js';

/** Throws where the captured text is not understood. */
function known<T>(status: T | null): T {
  if (status === null) throw new Error('the captured text is not understood');
  return status;
}

describe('what a server does', () => {
  it('is told by prefork with the kept connections among its workers', () => {
    const status = known(parseApacheStatus(readServerText('apache-2.4.71-prefork.status')));
    expect(toApacheActivity(status)).toMatchObject({
      connections: 4,
      keepAlive: 3,
      writing: 1,
      closing: 0,
      busyWorkers: 4,
      idleWorkers: 4,
      accepted: null,
      requests: status.requests,
    });
    expect(status.requests).toBeGreaterThan(0);
  });

  it('is told by event with connections that have no worker', () => {
    const status = known(parseApacheStatus(readServerText('apache-2.4.71-event.status')));
    expect(toApacheActivity(status)).toMatchObject({
      connections: 0,
      keepAlive: 0,
      writing: 1,
      busyWorkers: 1,
    });
  });

  it('is told by nginx', () => {
    const status = known(parseNginxStatus(readServerText('nginx-1.22.1.stub_status')));
    expect(toNginxActivity(status)).toMatchObject({
      connections: 4,
      keepAlive: 3,
      reading: 0,
      writing: 1,
      closing: null,
      busyWorkers: null,
      accepted: 4,
      requests: 4,
    });
  });

  it('is told by HAProxy with the sums over its servers, backends not counted twice', () => {
    const process = known(parseHaproxyProcess(readServerText('haproxy-2.6.12.show_info')));
    const rows = known(parseHaproxyStat(readServerText('haproxy-2.6.12.show_stat')));
    const ofServers = rows.filter(({ server }) => !['FRONTEND', 'BACKEND'].includes(server));
    const reused = ofServers.reduce((sum, row) => sum + (row.reused ?? 0), 0);
    expect(reused).toBeGreaterThan(0);
    expect(toHaproxyActivity(process, rows)).toMatchObject({
      connections: 0,
      keepAlive: null,
      accepted: 22,
      requests: 11,
      serversIdle: 3,
      serversReused: reused,
      serverErrors: ofServers.reduce((sum, row) => sum + (row.responseErrors ?? 0), 0),
    });
    expect(toHaproxyActivity(process, [])).toMatchObject({ serversOpened: null, serverAborts: null });
  });

  it('is a row in the order of the table', () => {
    const status = known(parseNginxStatus(readServerText('nginx-1.22.1.stub_status')));
    const row = toActivityRow(toNginxActivity(status));
    expect(row).toHaveLength(ACTIVITY_COLUMNS.length);
    expect(row.slice(0, 3)).toEqual([4, 3, 0]);
  });
});
