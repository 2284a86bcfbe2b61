import type { ServerChange, ServerHistory } from '@finwait/contracts';
import type { SettingChange } from '../host/setting-changes';
import { SERVER_NAMES } from './server-names';
import { toSettingText } from './setting-list';

/** How changes of ways are said. */
export interface ChangeWords {
  readonly came: string;
  readonly went: string;
  /** A setting that is set nowhere. */
  readonly byDefault: string;
  /** A way that passes on to nobody. */
  readonly itself: string;
  readonly moved: (before: string, after: string) => string;
}

type Changed = SettingChange['changed'];
type Value = ServerChange['after'];
type Whole = Extract<Value, { readonly target: string | null }>;

/** Changes of the ways through servers in the order given, those of one way at one time together. */
export function toServerChanges(
  history: Pick<ServerHistory, 'changes'>,
  words: ChangeWords,
): SettingChange[] {
  return history.changes.flatMap(({ since, changes }) => {
    const ways = [...new Set(changes.map(toWayName))];
    return ways.map((of) => ({
      at: since,
      of,
      changed: changes
        .filter((change) => toWayName(change) === of)
        .flatMap((change) => toChanged(change, words)),
    }));
  });
}

/** True when servers that an agent found are among what changed; virtual servers of a BIG-IP are not. */
export function hasServerChanges({ changes }: Pick<ServerHistory, 'changes'>): boolean {
  return changes.some((change) => change.changes.some(({ kind }) => !isVirtual(kind)));
}

function isVirtual(kind: ServerChange['kind']): kind is 'f5' | 'f5-fastl4' {
  return kind === 'f5' || kind === 'f5-fastl4';
}

/** A virtual server has a name that tells what it is. */
function toWayName({ kind, hop }: ServerChange): string {
  return isVirtual(kind) ? hop : `${SERVER_NAMES[kind]} ${hop}`;
}

function toChanged({ setting, before, after }: ServerChange, words: ChangeWords): Changed {
  if (setting !== null) return [toPair(setting, toPlain(before), toPlain(after), words)];
  if (!isWhole(before)) return [{ said: words.came }];
  if (!isWhole(after)) return [{ said: words.went }];
  const names = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  const pairs = [...names]
    .filter((name) => before.settings[name] !== after.settings[name])
    .map((name) => toPair(name, before.settings[name] ?? null, after.settings[name] ?? null, words));
  return [{ said: words.moved(before.target ?? words.itself, after.target ?? words.itself) }, ...pairs];
}

function isWhole(value: Value): value is Whole {
  return typeof value === 'object' && value !== null;
}

const toPlain = (value: Value) => (isWhole(value) ? null : value);

function toPair(
  name: string,
  before: Exclude<Value, Whole>,
  after: Exclude<Value, Whole>,
  { byDefault }: ChangeWords,
): Changed[number] {
  const toText = (value: Exclude<Value, Whole>) => (value === null ? byDefault : toSettingText(value));
  return { name, before: toText(before), after: toText(after) };
}
