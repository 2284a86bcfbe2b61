import { COLUMN_NAMES } from '@finwait/tcp';
import type { LiveHost } from '../hosts/host-registry.js';
import { toFleetAnswer, toFleetTotals } from './fleet-totals.js';

const NOW = 10_000_000;

function host(id: number, lastSeenAt: number | undefined, closeWait: number | null): LiveHost {
  const values = COLUMN_NAMES.map((name) => (name === 'CLOSE_WAIT' ? closeWait : 1));
  return {
    id,
    name: `host-${id}`,
    machineId: 'm',
    credentialHash: String(id),
    former: undefined,
    tags: {},
    enrolledAt: 0,
    profile: undefined,
    cost: undefined,
    drops: undefined,
    currentIntervalMs: undefined,
    facts: {},
    lastSeenAt,
    latest: lastSeenAt === undefined ? undefined : { takenAt: lastSeenAt, seq: 1, flags: 0, values },
  };
}

describe('toFleetTotals', () => {
  it('holds a silent host at its last value for an hour and then leaves it out', () => {
    const hosts = [
      host(1, NOW, 10),
      host(2, NOW - 3_600_000, 5),
      host(3, NOW - 3_600_001, 700),
      host(4, undefined, 0),
    ];
    const answer = toFleetAnswer(hosts, NOW);
    expect(answer).toMatchObject({ reporting: 1, held: 1, hosts: { live: 1, stale: 2, never: 1 } });
    expect(answer.states.CLOSE_WAIT).toBe(15);
  });

  it('leaves a state nobody could count unknown, and counts the hosts that could', () => {
    expect(toFleetAnswer([host(1, NOW, null)], NOW).states.CLOSE_WAIT).toBeNull();
    expect(toFleetAnswer([host(1, NOW, null), host(2, NOW, 3)], NOW).states.CLOSE_WAIT).toBe(3);
    expect(toFleetAnswer([], NOW).states.CLOSE_WAIT).toBeNull();
  });

  it('sums neither counters nor percentages', () => {
    const { values } = toFleetTotals([host(1, NOW, 1)], NOW);
    expect(values[COLUMN_NAMES.indexOf('activeOpens')]).toBeNull();
    expect(values[COLUMN_NAMES.indexOf('fullestAcceptQueue')]).toBeNull();
  });
});
