import { can, isBlindTo, type Action, type Member, type Principal } from './authorise.js';

const ACTIONS: readonly Action[] = ['own', 'read', 'inspect', 'write', 'enrol', 'renew', 'administer'];
const member = (role: Member['role'], scope: Member['scope'] = null): Principal => ({
  role,
  scope,
  actor: 'user:x',
});
const allowed = (principal: Principal | undefined, host?: Parameters<typeof can>[2]) =>
  ACTIONS.filter((action) => can(principal, action, host));

const web = { id: 1, tags: { role: 'web' } };
const db = { id: 2, tags: { role: 'db', env: 'prod' } };

describe('can', () => {
  it('gives each role more than the one before', () => {
    expect(allowed(member('viewer'))).toEqual(['own', 'read']);
    expect(allowed(member('operator'))).toEqual(['own', 'read', 'inspect', 'write', 'enrol', 'renew']);
    expect(allowed(member('admin'))).toEqual(ACTIONS);
    expect(allowed(member('admin'), web)).toEqual(ACTIONS);
    expect(allowed(undefined, web)).toEqual([]);
  });

  it('lets a host write for itself and renew its own credential, and nothing else', () => {
    const host: Principal = { role: 'host', hostId: 1, actor: 'host:web' };
    expect(allowed(host, web)).toEqual(['write', 'renew']);
    expect(allowed(host, db)).toEqual([]);
    expect(allowed(host)).toEqual([]);
  });

  it('keeps a scope to hosts with one of its tags, and from what reaches beyond them', () => {
    const operator = member('operator', ['role:web', 'env:test']);
    expect(allowed(operator, web)).toEqual(['own', 'read', 'inspect', 'write']);
    expect(allowed(operator, db)).toEqual([]);
    expect(allowed(operator)).toEqual(['own', 'read']);
    expect(allowed(member('viewer', ['env:prod']), db)).toEqual(['own', 'read']);
  });

  it('allows nothing on any host to a scope without tags', () => {
    expect(allowed(member('operator', []), web)).toEqual([]);
  });
});

describe('isBlindTo', () => {
  it('is true where the role would do and only the scope is in the way', () => {
    expect(isBlindTo(member('operator', ['a:b']), 'inspect')).toBe(true);
    expect(isBlindTo(member('viewer', ['a:b']), 'inspect')).toBe(false);
    expect(isBlindTo(member('operator', ['a:b']), 'enrol')).toBe(false);
    expect(isBlindTo(member('operator'), 'inspect')).toBe(false);
  });
});
