import { HOP_KINDS } from '@finwait/tcp';
import { planFleet } from './fleet-plan.js';
import { SimulatedHost } from './simulated-host.js';
import { toServers } from './simulated-servers.js';

const FLEET = planFleet(24).map((plan) => new SimulatedHost(plan, Date.UTC(2026, 10, 25), 7));

describe('the servers of a simulated host', () => {
  it('are those whose processes hold its connections, and listen where it listens', () => {
    const told = FLEET.map((host) => ({ host, ...toServers(host) }));
    expect(told.flatMap(({ servers }) => servers).length).toBeGreaterThan(5);
    for (const { host, servers, why } of told) {
      expect(why).toBeNull();
      for (const { kind, listens } of servers) {
        expect(host.role.flows[0]?.process).toBe(kind);
        expect(listens?.filter((address) => address.startsWith('[::]:'))).toHaveLength(
          host.role.listeners.length,
        );
      }
    }
  });

  it('have ways whose settings the check of paths knows', () => {
    for (const { kind, hops } of FLEET.flatMap((host) => toServers(host).servers)) {
      expect(hops.length).toBeGreaterThan(1);
      const known = HOP_KINDS.find((one) => one.kind === kind)?.settings.map(({ name }) => name);
      for (const { settings } of hops) expect(known).toEqual(expect.arrayContaining(Object.keys(settings)));
    }
  });
});
