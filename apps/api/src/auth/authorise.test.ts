import { can } from './authorise.js';

describe('can', () => {
  it.each(['read', 'inspect', 'enrol'] as const)(
    'lets the admin %s, and neither a host nor nobody',
    (action) => {
      expect(can({ role: 'admin' }, action)).toBe(true);
      expect(can({ role: 'host', hostId: 1 }, action, 1)).toBe(false);
      expect(can(undefined, action)).toBe(false);
    },
  );

  it('lets the admin write for every host, also one that is not there yet, and a host for itself alone', () => {
    expect(can({ role: 'admin' }, 'write')).toBe(true);
    expect(can({ role: 'host', hostId: 1 }, 'write', 1)).toBe(true);
    expect(can({ role: 'host', hostId: 1 }, 'write', 2)).toBe(false);
    expect(can({ role: 'host', hostId: 1 }, 'write')).toBe(false);
    expect(can(undefined, 'write', 1)).toBe(false);
  });
});
