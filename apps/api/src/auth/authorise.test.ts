import { can } from './authorise.js';

describe('can', () => {
  it.each(['read', 'enrol'] as const)('lets the admin %s, and neither a host nor nobody', (action) => {
    expect(can({ role: 'admin' }, action)).toBe(true);
    expect(can({ role: 'host', hostId: 1 }, action)).toBe(false);
    expect(can(undefined, action)).toBe(false);
  });
});
