import { COLUMN_NAMES, STATE_NAMES } from '@finwait/tcp';
import type { LiveHost } from '../hosts/host-registry.js';
import { isShown, toLiveRow, toRoom } from './subscription.js';

const member = { role: 'viewer', scope: null } as const;
const host: LiveHost = {
  id: 1,
  name: 'web-01',
  machineId: 'm',
  credentialHash: 'c',
  former: undefined,
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
  ] as const)('for %j is %s', (wish, expected) => expect(isShown(toRoom(wish, member), host)).toBe(expected));
});

describe('isShown to a viewer with a scope', () => {
  it.each([
    [['role:web'], { fleet: true }, true],
    [['role:db', 'role:web'], { hosts: ['web-01'] }, true],
    [['role:db'], { fleet: true }, false],
    [['role:db'], { hosts: ['web-01'] }, false],
    [['role:db'], { tag: 'role:web' }, false],
    [[], { fleet: true }, false],
  ] as const)('%j for %j is %s', (scope, wish, expected) =>
    expect(isShown(toRoom(wish, { role: 'viewer', scope }), host)).toBe(expected),
  );
});

describe('toRoom', () => {
  it('keeps viewers of different scopes apart', () => {
    const keyOf = (scope: readonly string[] | null) => toRoom({ fleet: true }, { role: 'viewer', scope }).key;
    expect(keyOf(['a:b'])).toBe(keyOf(['a:b']));
    expect(new Set([keyOf(null), keyOf(['a:b']), keyOf(['a:c'])]).size).toBe(3);
  });

  it('puts viewers with the same wish into one room, whatever the order of the names', () => {
    expect(toRoom({ hosts: ['b', 'a'] }, member).key).toBe(toRoom({ hosts: ['a', 'b'] }, member).key);
    expect(toRoom({ hosts: ['a'] }, member).key).not.toBe(
      toRoom({ hosts: ['a'], states: ['LISTEN'] }, member).key,
    );
    expect(toRoom({ hosts: ['a'] }, member).key).not.toBe(toRoom({ hosts: ['a'], fleet: true }, member).key);
  });
});

describe('toLiveRow', () => {
  it('gives the eleven states in display order unless columns are named', () => {
    expect(toLiveRow(toRoom({ fleet: true }, member), host)).toEqual([
      'web-01',
      5,
      9,
      ...STATE_NAMES.map((_, index) => index),
    ]);
  });

  it('gives the named columns in the order named', () => {
    const room = toRoom({ fleet: true, states: ['activeOpens', 'LISTEN'] }, member);
    expect(toLiveRow(room, host)).toEqual(['web-01', 5, 9, COLUMN_NAMES.indexOf('activeOpens'), 0]);
  });

  it('gives nothing before the first snapshot', () => {
    expect(toLiveRow(toRoom({ fleet: true }, member), { ...host, latest: undefined })).toBeUndefined();
  });
});
