import { ACTIVITY_COLUMNS, type ActivityName } from '@finwait/tcp';
import fc from 'fast-check';
import { planFleet } from './fleet-plan.js';
import { toActivity } from './simulated-activity.js';
import { SimulatedHost } from './simulated-host.js';
import { toServers } from './simulated-servers.js';
import { toSockets } from './simulated-sockets.js';

const HOUR_MS = 3_600_000;
const ANCHOR_AT = Date.UTC(2026, 10, 25, 17, 0, 0);
const FLEET = planFleet(24).map((plan) => new SimulatedHost(plan, ANCHOR_AT, 7));
const anyAt = fc.integer({ min: ANCHOR_AT - 168 * HOUR_MS, max: ANCHOR_AT + 48 * HOUR_MS });

const hostsOf = (role: string) => FLEET.filter((host) => host.role.name === role);

function tellOf(host: SimulatedHost, at: number): Readonly<Record<ActivityName, number>> {
  const values = toActivity(host, at)[0]?.values ?? [];
  const told = ACTIVITY_COLUMNS.map(({ name }, place) => [name, values[place] ?? Number.NaN]);
  return Object.fromEntries(told) as Record<ActivityName, number>;
}

/** Sockets in ESTABLISHED that an inspection finds with a process, those from outside or those to it. */
function countOpen(host: SimulatedHost, at: number, process: string, isIncoming: boolean): number {
  const { sockets, owners } = toSockets(host, at);
  const ports: readonly number[] = host.role.listeners.map(({ port }) => port);
  return [...sockets].filter(
    ({ state, inode, localPort }) =>
      state === 'ESTABLISHED' &&
      owners.get(inode ?? -1)?.command === process &&
      ports.includes(localPort) === isIncoming,
  ).length;
}

describe('what the servers of a simulated host do', () => {
  it('is told of those that it has', () => {
    for (const host of FLEET) {
      const kinds = toServers(host).servers.map(({ kind }) => kind);
      expect(toActivity(host, ANCHOR_AT).map(({ kind }) => kind)).toEqual(kinds);
    }
  });

  it('is, of a web host, as many connections as its nginx has sockets, and the one that asks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hostsOf('web')), anyAt, (host, at) => {
        const { connections, keepAlive, reading, writing } = tellOf(host, at);
        expect(connections).toBe(countOpen(host, at, 'nginx', true) + 1);
        expect(keepAlive + reading + writing).toBe(connections);
        expect(Math.min(keepAlive, reading, writing - 1)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });

  it('is, of a balancer, as many connections on either side as its HAProxy has sockets', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hostsOf('lb')), anyAt, (host, at) => {
        const { connections, serversUsed, serversIdle } = tellOf(host, at);
        expect(connections).toBe(countOpen(host, at, 'haproxy', true));
        expect(serversUsed + serversIdle).toBe(countOpen(host, at, 'haproxy', false));
        expect(Math.min(serversUsed, serversIdle)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });

  it('is counted by counters that only grow', () => {
    const counters = ACTIVITY_COLUMNS.filter(({ kind }) => kind === 'counter').map(({ name }) => name);
    const anyHost = fc.constantFrom(...hostsOf('web'), ...hostsOf('lb'));
    fc.assert(
      fc.property(anyHost, anyAt, fc.integer({ min: 1, max: 600_000 }), (host, at, laterMs) => {
        const [before, after] = [tellOf(host, at), tellOf(host, at + laterMs)];
        expect(counters.filter((name) => after[name] < before[name])).toEqual([]);
      }),
    );
  });
});
