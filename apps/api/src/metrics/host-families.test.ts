import { COLUMN_NAMES } from '@finwait/tcp';
import { HostRegistry } from '../hosts/host-registry.js';
import { toExposition } from './exposition.js';
import { MOST_HOSTS, toHostFamilies } from './host-families.js';

function fleetOf(count: number) {
  const registry = new HostRegistry();
  for (let id = 1; id <= count; id += 1) {
    const name = `host-${String(id).padStart(5, '0')}`;
    registry.put({
      id,
      name,
      machineId: name,
      credentialHash: name,
      former: undefined,
      tags: {},
      enrolledAt: 0,
      profile: undefined,
    });
    registry.note(
      id,
      { takenAt: 1_000, seq: 1, flags: 0, values: COLUMN_NAMES.map(() => id) },
      { at: 1_000 },
    );
  }
  return registry.all();
}

const textOf = (hosts: ReturnType<typeof fleetOf>, now: number) =>
  [...toHostFamilies(hosts, now)].map(toExposition).join('');

describe('toHostFamilies', () => {
  it('tells a thousand hosts one by one, and all of them in the totals', () => {
    const text = textOf(fleetOf(MOST_HOSTS + 5), 1_000);
    expect(text.match(/^finwait_host_up\{/gm)).toHaveLength(MOST_HOSTS);
    expect(text).toContain('\nfinwait_hosts_omitted 5\n');
    expect(text).toContain(`\nfinwait_hosts{status="live"} ${MOST_HOSTS + 5}\n`);
  });

  it('ends the series of a host that went silent, since its figures are of the past', () => {
    const text = textOf(fleetOf(1), 100_000);
    expect(text).toContain('finwait_host_up{host="host-00001"} 0');
    expect(text).not.toContain('finwait_tcp_sockets{');
    expect(text).toContain('finwait_host_last_seen_timestamp_seconds{host="host-00001"} 1\n');
  });

  it('names no metric twice', () => {
    const names = [...toHostFamilies(fleetOf(1), 1_000)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
