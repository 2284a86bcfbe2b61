import { COLUMN_NAMES, STATE_NAMES } from '@finwait/tcp';
import type { LiveHost } from '../hosts/host-registry.js';
import { isShown, toLiveRow, toRoom } from './subscription.js';

const host: LiveHost = {
  id: 1,
  name: 'web-01',
  machineId: 'm',
  credentialHash: 'c',
  tags: { role: 'web' },
  enrolledAt: 0,
  profile: undefined,
  cost: undefined,
  drops: undefined,
  currentIntervalMs: undefined,
  facts: {},
  lastSeenAt: 5,
  latest: { takenAt: 5, seq: 9, flags: 0, values: COLUMN_NAMES.map((_, index) => index) },
};

describe('isShown', () => {
  it.each([
    [{ fleet: true }, true],
    [{ hosts: ['web-01', 'db'] }, true],
    [{ hosts: ['db'] }, false],
    [{ tag: 'role:web' }, true],
    [{ tag: 'role:db' }, false],
    [{ fleet: true, hosts: ['db'] }, false],
    [{ hosts: ['db'], tag: 'role:web' }, true],
  ] as const)('for %j is %s', (wish, expected) => expect(isShown(toRoom(wish), host)).toBe(expected));
});

describe('toRoom', () => {
  it('puts viewers with the same wish into one room, whatever the order of the names', () => {
    expect(toRoom({ hosts: ['b', 'a'] }).key).toBe(toRoom({ hosts: ['a', 'b'] }).key);
    expect(toRoom({ hosts: ['a'] }).key).not.toBe(toRoom({ hosts: ['a'], states: ['LISTEN'] }).key);
    expect(toRoom({ hosts: ['a'] }).key).not.toBe(toRoom({ hosts: ['a'], fleet: true }).key);
  });
});

describe('toLiveRow', () => {
  it('gives the eleven states in display order unless columns are named', () => {
    expect(toLiveRow(toRoom({ fleet: true }), host)).toEqual([
      'web-01',
      5,
      9,
      ...STATE_NAMES.map((_, index) => index),
    ]);
  });

  it('gives the named columns in the order named', () => {
    const room = toRoom({ fleet: true, states: ['activeOpens', 'LISTEN'] });
    expect(toLiveRow(room, host)).toEqual(['web-01', 5, 9, COLUMN_NAMES.indexOf('activeOpens'), 0]);
  });

  it('gives nothing before the first snapshot', () => {
    expect(toLiveRow(toRoom({ fleet: true }), { ...host, latest: undefined })).toBeUndefined();
  });
});
