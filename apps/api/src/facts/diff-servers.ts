import type { ServerChange } from '@finwait/contracts';
import { toHopText, toName, type RecordedHop } from './server-settings.js';

type Pair = readonly [RecordedHop, RecordedHop];

interface Matched {
  readonly pairs: readonly Pair[];
  readonly gone: readonly RecordedHop[];
  readonly come: readonly RecordedHop[];
}

/** What makes a hop before and one after the same, the surest first: names alone need not tell hops apart. */
const LIKENESS = [toHopText, (hop: RecordedHop) => JSON.stringify([toName(hop), hop.target]), toName];

/** What became different from `before` to `after`, by kind and name of the hops. */
export function diffServers(before: readonly RecordedHop[], after: readonly RecordedHop[]): ServerChange[] {
  const { pairs, gone, come } = LIKENESS.reduce(match, { pairs: [], gone: before, come: after });
  const changes = [
    ...pairs.flatMap(diffHop),
    ...gone.map((hop) => toChange(hop, null, toWhole(hop), null)),
    ...come.map((hop) => toChange(hop, null, null, toWhole(hop))),
  ];
  return changes
    .map((change) => ({ change, name: toName(change) }))
    .sort((one, other) => (one.name === other.name ? 0 : one.name < other.name ? -1 : 1))
    .map(({ change }) => change);
}

function match({ pairs, gone, come }: Matched, toKey: (hop: RecordedHop) => string): Matched {
  const waiting = Map.groupBy(come, toKey);
  const found: Pair[] = [];
  const left = gone.filter((hop) => {
    const other = waiting.get(toKey(hop))?.shift();
    if (other) found.push([hop, other]);
    return !other;
  });
  return { pairs: [...pairs, ...found], gone: left, come: [...waiting.values()].flat() };
}

function diffHop([before, after]: Pair): ServerChange[] {
  if (before.target !== after.target) return [toChange(after, null, toWhole(before), toWhole(after))];
  const one = new Map(Object.entries(before.settings));
  const other = new Map(Object.entries(after.settings));
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort()
    .filter((name) => one.get(name) !== other.get(name))
    .map((name) => toChange(after, name, one.get(name) ?? null, other.get(name) ?? null));
}

function toChange(
  { kind, hop }: RecordedHop,
  setting: string | null,
  before: ServerChange['before'],
  after: ServerChange['after'],
): ServerChange {
  return { kind, hop, setting, before, after };
}

function toWhole({ target, settings }: RecordedHop) {
  return { target, settings: { ...settings } };
}
