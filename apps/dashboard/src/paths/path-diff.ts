import type { Hop, Path, ProductText } from '@finwait/tcp';
import { toHopNames } from './hop-names';

/** One thing that is otherwise than before; `null` where there was none, or is none any more. */
export interface PathDifference {
  /** What people call the hop; `null` for the path itself. */
  readonly hop: string | null;
  /** The name of the setting; `null` where a whole hop came or went. */
  readonly what: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** What is otherwise between two forms of a path; hops are told by kind and name, those without one called as in `language`. */
export function diffPaths(before: Path, after: Path, language: keyof ProductText): PathDifference[] {
  const [old, now] = [toKeyed(before, language), toKeyed(after, language)];
  const whole = diffTrees(
    null,
    { ...before, hops: undefined, name: undefined },
    {
      ...after,
      hops: undefined,
      name: undefined,
    },
  );
  const gone = [...old].flatMap(([key, { name }]) =>
    now.has(key) ? [] : [{ hop: name, what: null, before: name, after: null }],
  );
  const stayed = [...now].flatMap(([key, { hop, name }]) => {
    const former = old.get(key);
    if (!former) return [{ hop: name, what: null, before: null, after: name }];
    return diffTrees(name, flatten(former.hop), flatten(hop));
  });
  return [...whole, ...gone, ...stayed];
}

/** Hops by kind and name, called as in a language; alike ones in their order. */
function toKeyed(
  { hops }: Path,
  language: keyof ProductText,
): Map<string, { readonly hop: Hop; readonly name: string }> {
  const names = toHopNames(hops, language);
  const keyed = new Map<string, { readonly hop: Hop; readonly name: string }>();
  for (const [at, hop] of hops.entries()) {
    const name = names[at] ?? hop.kind;
    let key = `${hop.kind} ${name}`;
    while (keyed.has(key)) key += ' again';
    keyed.set(key, { hop, name });
  }
  return keyed;
}

function flatten({
  version,
  host,
  settings,
  kernel,
  opens,
  observed,
}: Hop): Readonly<Record<string, unknown>> {
  return { version, host, ...settings, ...kernel, ...opens, ...observed };
}

function diffTrees(
  hop: string | null,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): PathDifference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((what) => {
    const [old, now] = [before[what], after[what]].map((value) =>
      value === undefined ? null : toText(value),
    );
    return old === now ? [] : [{ hop, what, before: old ?? null, after: now ?? null }];
  });
}
