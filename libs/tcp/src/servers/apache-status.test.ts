import fc from 'fast-check';
import { readServerText } from '../testing/server-text.js';
import { parseApacheStatus } from './apache-status.js';

describe('the status of Apache', () => {
  it('counts workers and connections of the event MPM', () => {
    expect(parseApacheStatus(readServerText('apache-2.4.71-event.status'))).toMatchObject({
      version: 'Apache/2.4.71 (Debian)',
      mpm: 'event',
      busyWorkers: 1,
      idleWorkers: 99,
      connections: 0,
      keepAliveConnections: 0,
      waitingConnections: 0,
      workers: { waiting: 99, sending: 1, keepAlive: 0, free: 300 },
    });
  });

  it('finds kept connections in the scoreboard of prefork, which has no counts of its own', () => {
    expect(parseApacheStatus(readServerText('apache-2.4.71-prefork.status'))).toMatchObject({
      mpm: 'prefork',
      connections: null,
      keepAliveConnections: null,
      closingConnections: null,
      workers: { keepAlive: 3, sending: 1, waiting: 4 },
    });
  });

  it('is unknown for any other text, and never throws', () => {
    expect(parseApacheStatus('<html>404</html>')).toBeNull();
    expect(parseApacheStatus('BusyWorkers: 3\nIdleWorkers: x\n')).toMatchObject({
      busyWorkers: 3,
      idleWorkers: null,
      workers: null,
    });
    fc.assert(
      fc.property(fc.string(), (text) => {
        const workers = parseApacheStatus(`Scoreboard: ${text}`)?.workers;
        const counted = Object.values(workers ?? {}).reduce((sum, count) => sum + count, 0);
        expect(counted).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
