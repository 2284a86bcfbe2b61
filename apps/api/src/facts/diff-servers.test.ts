import { RECORDED_KINDS, type ServerChange } from '@finwait/contracts';
import fc from 'fast-check';
import { diffServers } from './diff-servers.js';
import { toName, toRecord, type RecordedHop } from './server-settings.js';

const shop: RecordedHop = {
  kind: 'nginx',
  hop: 'shop',
  target: 'app',
  settings: { keepalive_timeout: '65' },
};
const toWhole = ({ target, settings }: RecordedHop) => ({ target, settings: { ...settings } });

const anyHop: fc.Arbitrary<RecordedHop> = fc.record({
  kind: fc.constantFrom(...RECORDED_KINDS),
  hop: fc.constantFrom('a', 'b', 'c'),
  target: fc.constantFrom(null, 'x', 'y'),
  settings: fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.constantFrom(1, '1', true, 'off')),
});
const anyHops = fc.array(anyHop, { maxLength: 8 });
const anyNamedHops = fc.uniqueArray(anyHop, { selector: toName, maxLength: 8 });

/** What the changes make of hops each of which has a name of its own. */
function apply(hops: readonly RecordedHop[], changes: readonly ServerChange[]): RecordedHop[] {
  const byName = new Map(hops.map((hop) => [toName(hop), hop]));
  for (const { kind, hop, setting, after } of changes) {
    const name = toName({ kind, hop });
    const before = Object.entries(byName.get(name)?.settings ?? {});
    const others = Object.fromEntries(before.filter(([other]) => other !== setting));
    const target = byName.get(name)?.target ?? null;
    if (setting === null && after === null) byName.delete(name);
    else if (typeof after === 'object' && after !== null) byName.set(name, { kind, hop, ...after });
    else if (setting !== null)
      byName.set(name, {
        kind,
        hop,
        target,
        settings: { ...others, ...(after !== null && { [setting]: after }) },
      });
  }
  return [...byName.values()];
}

describe('what became different of servers', () => {
  it('is each setting that was set, changed or taken away, by name', () => {
    const before = { ...shop, settings: { a: 1, b: '1', c: true } };
    const after = { ...shop, settings: { a: 1, b: 1, d: 'off' } };
    expect(diffServers([before], [after])).toEqual([
      { kind: 'nginx', hop: 'shop', setting: 'b', before: '1', after: 1 },
      { kind: 'nginx', hop: 'shop', setting: 'c', before: true, after: null },
      { kind: 'nginx', hop: 'shop', setting: 'd', before: null, after: 'off' },
    ]);
  });

  it('is a whole hop that came, went or leads elsewhere', () => {
    const blog = { ...shop, hop: 'blog', target: null };
    const moved = { ...shop, target: 'other' };
    expect(diffServers([shop], [moved, blog])).toEqual([
      { kind: 'nginx', hop: 'blog', setting: null, before: null, after: toWhole(blog) },
      { kind: 'nginx', hop: 'shop', setting: null, before: toWhole(shop), after: toWhole(moved) },
    ]);
    expect(diffServers([blog], [])).toEqual([
      { kind: 'nginx', hop: 'blog', setting: null, before: toWhole(blog), after: null },
    ]);
  });

  it('compares hops of one name with those that lead to the same place', () => {
    const other = { ...shop, target: 'other' };
    const changed = { ...other, settings: { keepalive_timeout: '5' } };
    expect(diffServers([shop, other], [changed])).toEqual([
      { kind: 'nginx', hop: 'shop', setting: 'keepalive_timeout', before: '65', after: '5' },
      { kind: 'nginx', hop: 'shop', setting: null, before: toWhole(shop), after: null },
    ]);
  });

  it('is none exactly where the same is recorded', () => {
    fc.assert(
      fc.property(anyHops, anyHops, (before, after) => {
        const distinct = (hops: RecordedHop[]) => JSON.parse(toRecord(hops)) as RecordedHop[];
        const changes = diffServers(distinct(before), distinct(after));
        expect(changes.length === 0).toBe(toRecord(before) === toRecord(after));
        expect(diffServers(before, before)).toEqual([]);
      }),
    );
  });

  it('leads from what was to what is, and back', () => {
    fc.assert(
      fc.property(anyNamedHops, anyNamedHops, (before, after) => {
        expect(toRecord(apply(before, diffServers(before, after)))).toBe(toRecord(after));
        expect(toRecord(apply(after, diffServers(after, before)))).toBe(toRecord(before));
      }),
    );
  });
});
