import { OWN_NAMESPACE, type HostSettings, type NamespaceSettings } from '@finwait/contracts';
import { SETTINGS, type KernelSettings } from '@finwait/tcp';

/** Settings of one namespace that are not as they were. */
export interface SettingsChange extends NamespaceSettings {
  /** When they were first read as they are, on the clock of the host. */
  readonly since: number;
}

/** The settings of a host after its agent told them, and what is new about them. */
export interface SettingsUpdate {
  readonly settings: HostSettings;
  readonly changes: readonly SettingsChange[];
}

type OtherNamespace = HostSettings['namespaces'][number];

/**
 * What is known after `told`, which begins with the agent's own namespace. A namespace that is no longer told no longer differs
 * or is gone: its change has no values. What stayed as it was keeps its time.
 */
export function updateSettings(
  known: HostSettings | undefined,
  told: readonly NamespaceSettings[],
  since: number,
): SettingsUpdate {
  const [own, ...others] = told;
  const values = toComplete(own?.values ?? {});
  const isSame = known !== undefined && JSON.stringify(known.values) === JSON.stringify(values);
  const before = new Map(known?.namespaces.map((namespace) => [namespace.namespace, namespace]));
  const namespaces = others
    .filter((other) => Object.keys(other.values).length > 0)
    .map((other) => keepTime(before.get(other.namespace), { ...other, since }));
  const gone = [...before.values()].filter(
    ({ namespace }) => !namespaces.some((other) => other.namespace === namespace),
  );
  return {
    settings: { since: isSame ? known.since : since, values, namespaces },
    changes: [
      ...(isSame ? [] : [{ namespace: OWN_NAMESPACE, label: null, since, values }]),
      ...namespaces.filter((other) => other !== before.get(other.namespace)),
      ...gone.map((other) => ({ ...other, since, values: {} })),
    ],
  };
}

/** Every setting, in the order of the table; unknown to an older agent is unknown. */
function toComplete(values: Partial<KernelSettings>): KernelSettings {
  return Object.fromEntries(SETTINGS.map(({ name }) => [name, values[name] ?? null])) as KernelSettings;
}

function keepTime(before: OtherNamespace | undefined, now: OtherNamespace): OtherNamespace {
  const isSame =
    before !== undefined &&
    before.label === now.label &&
    JSON.stringify(before.values) === JSON.stringify(now.values);
  return isSame ? before : now;
}

/** The newest change of each namespace of a host as its settings; `undefined` while the agent's own are not known. */
export function toHostSettings(newest: readonly SettingsChange[]): HostSettings | undefined {
  const own = newest.find(({ namespace }) => namespace === OWN_NAMESPACE);
  if (own === undefined) return undefined;
  const others = newest.filter((change) => change !== own && Object.keys(change.values).length > 0);
  return { since: own.since, values: toComplete(own.values), namespaces: [...others] };
}

/** What is different in `after`, by name. A setting that no release had known before is not a change. */
export function diffValues(before: Partial<KernelSettings>, after: Partial<KernelSettings>, isOwn: boolean) {
  const changed = SETTINGS.map(({ name }) => name).filter(
    (name) =>
      JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null) &&
      (!isOwn || before[name] !== undefined),
  );
  return Object.fromEntries(
    changed.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]),
  );
}
