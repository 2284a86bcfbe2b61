import { hasTag, HostRegistry, toIntervalMs, toStatus } from './host-registry.js';
import type { StoredHost } from './host.store.js';

const profile = { agentVersion: '1', source: 'netlink', platform: 'Linux', intervalMs: 10_000 };
const web: StoredHost = {
  id: 1,
  name: 'web-01',
  machineId: 'm',
  credentialHash: 'old',
  former: undefined,
  tags: { role: 'web', zone: 'a:b' },
  enrolledAt: 0,
  profile,
};
const row = (takenAt: number) => ({ takenAt, seq: takenAt, flags: 0, values: [takenAt] });

describe('HostRegistry', () => {
  it('keeps the newest snapshot when an older one arrives late', () => {
    const registry = new HostRegistry();
    registry.put(web);
    registry.note(1, row(20_000), { at: 20_001 });
    registry.note(1, row(10_000), { at: 20_002 });
    expect(registry.findByName('web-01')).toMatchObject({ latest: { takenAt: 20_000 }, lastSeenAt: 20_002 });
  });

  it('goes on with the present when a clock that was a day ahead is set right', () => {
    const registry = new HostRegistry();
    registry.put(web);
    registry.note(1, row(86_400_000), { at: 10_000 });
    registry.note(1, row(20_000), { at: 20_001 });
    expect(registry.findByName('web-01')).toMatchObject({ latest: { takenAt: 20_000 } });
  });

  it('forgets the credential a host had before', () => {
    const registry = new HostRegistry();
    registry.put(web);
    registry.note(1, row(5), { at: 5 });
    registry.put({ ...web, credentialHash: 'new' });
    expect(registry.findByCredential('old', 6)).toBeUndefined();
    expect(registry.findByCredential('new', 6)).toMatchObject({ latest: { takenAt: 5 } });
  });

  it('knows a host by the credential before until its time is over, and not by one older than that', () => {
    const registry = new HostRegistry();
    registry.put(web);
    registry.put({ ...web, credentialHash: 'second', former: { hash: 'old', until: 100 } });
    const known = (hash: string, now: number) => registry.findByCredential(hash, now)?.name;
    expect([known('second', 99), known('old', 99), known('second', 100), known('old', 100)]).toEqual([
      'web-01',
      'web-01',
      'web-01',
      undefined,
    ]);
    registry.put({ ...web, credentialHash: 'third', former: { hash: 'second', until: 100 } });
    expect([known('third', 99), known('second', 99), known('old', 99)]).toEqual([
      'web-01',
      'web-01',
      undefined,
    ]);
  });

  it('keeps the interval the agent says it keeps, until the agent is set up anew', () => {
    const registry = new HostRegistry();
    const host = registry.put(web);
    expect(toIntervalMs(host)).toBe(10_000);
    registry.note(1, row(5), { at: 5, intervalMs: 30_000 });
    registry.note(1, row(6), { at: 6 });
    expect(toIntervalMs(registry.find(1) ?? host)).toBe(30_000);
    registry.noteProfile(1, { ...profile, intervalMs: 1_000 });
    expect(toIntervalMs(registry.find(1) ?? host)).toBe(1_000);
  });

  it('does nothing with a snapshot of a host it does not know', () => {
    const registry = new HostRegistry();
    registry.note(7, row(1), { at: 1 });
    expect(registry.all()).toEqual([]);
  });
});

describe('toStatus', () => {
  const seenAt = (lastSeenAt: number | undefined, intervalMs = 10_000) => ({
    ...web,
    profile: { ...profile, intervalMs },
    latest: undefined,
    cost: undefined,
    drops: undefined,
    currentIntervalMs: undefined,
    facts: {},
    lastSeenAt,
  });

  it('says never before the first snapshot', () => expect(toStatus(seenAt(undefined), 1)).toBe('never'));
  it('says live for three intervals', () => expect(toStatus(seenAt(0), 30_000)).toBe('live'));
  it('says stale after three intervals', () => expect(toStatus(seenAt(0), 30_001)).toBe('stale'));
  it('is as patient as the interval that the agent keeps now', () => {
    const host = { ...seenAt(0), currentIntervalMs: 60_000 };
    expect(toStatus(host, 180_000)).toBe('live');
    expect(toStatus(host, 180_001)).toBe('stale');
  });
  it('is patient for five seconds however short the interval', () => {
    expect(toStatus(seenAt(0, 100), 5_000)).toBe('live');
    expect(toStatus(seenAt(0, 100), 5_001)).toBe('stale');
  });
});

describe('hasTag', () => {
  it('compares the value after the first colon', () => {
    expect(hasTag(web, 'zone:a:b')).toBe(true);
    expect(hasTag(web, 'zone:a')).toBe(false);
    expect(hasTag(web, 'role:web')).toBe(true);
    expect(hasTag(web, 'missing:')).toBe(false);
  });
});
