import { SETTINGS, type KernelSettings } from '@finwait/tcp';
import { diffValues, toHostSettings, updateSettings } from './settings-update.js';

const unknown = Object.fromEntries(SETTINGS.map(({ name }) => [name, null])) as unknown as KernelSettings;
const own = (values: Partial<KernelSettings>) => ({ namespace: 'own', label: null, values });
const container = (values: Partial<KernelSettings>) => ({ namespace: '4026532281', label: 'web-1', values });

const { settings: first, changes: firstChanges } = updateSettings(
  undefined,
  [own({ tcp_fin_timeout: 60 }), container({ tcp_fin_timeout: 20 })],
  1_000,
);

describe('the settings of a host', () => {
  it('are all new at first, and unknown where the agent does not say', () => {
    expect(first).toEqual({
      since: 1_000,
      values: { ...unknown, tcp_fin_timeout: 60 },
      namespaces: [{ ...container({ tcp_fin_timeout: 20 }), since: 1_000 }],
    });
    expect(firstChanges.map(({ namespace }) => namespace)).toEqual(['own', '4026532281']);
  });

  it('keep their time while they stay as they are', () => {
    const told = [own({ tcp_fin_timeout: 60 }), container({ tcp_fin_timeout: 20 })];
    expect(updateSettings(first, told, 2_000)).toEqual({ settings: first, changes: [] });
  });

  it('change namespace by namespace', () => {
    const told = [own({ tcp_fin_timeout: 60 }), container({ tcp_fin_timeout: 30 })];
    const { settings, changes } = updateSettings(first, told, 2_000);
    expect(changes).toEqual([{ ...container({ tcp_fin_timeout: 30 }), since: 2_000 }]);
    expect([settings.since, settings.namespaces[0]?.since]).toEqual([1_000, 2_000]);
  });

  it.each([
    ['is gone', [own({ tcp_fin_timeout: 60 })]],
    ['no longer differs', [own({ tcp_fin_timeout: 60 }), container({})]],
  ])('end for a namespace that %s', (_, told) => {
    const { settings, changes } = updateSettings(first, told, 2_000);
    expect(settings.namespaces).toEqual([]);
    expect(changes).toEqual([{ ...container({}), since: 2_000 }]);
    expect(toHostSettings([...firstChanges.slice(0, 1), ...changes])).toEqual(settings);
  });

  it('come back from what was stored of them', () => {
    expect(toHostSettings(firstChanges)).toEqual(first);
    expect(toHostSettings([])).toBeUndefined();
  });
});

describe('what is different between two sets of values', () => {
  it('is named with its value before and after', () => {
    const before = { tcp_fin_timeout: 60, somaxconn: 128, tcp_mem: [1, 2, 3] as const };
    const after = { tcp_fin_timeout: 60, somaxconn: null, tcp_mem: [1, 2, 4] as const };
    expect(diffValues(before, after, true)).toEqual({
      somaxconn: { before: 128, after: null },
      tcp_mem: { before: [1, 2, 3], after: [1, 2, 4] },
    });
  });

  it('is not a setting that only a newer release reads, but is one that a container sets', () => {
    expect(diffValues({}, { tcp_rto_max_ms: 120_000 }, true)).toEqual({});
    expect(diffValues({}, { tcp_tw_reuse: 1 }, false)).toEqual({ tcp_tw_reuse: { before: null, after: 1 } });
  });
});
