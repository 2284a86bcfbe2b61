/**
 * Whether a path matches a pattern of `glob(3)`: `*` and `?` stand for characters other than `/`, `[…]` for one of those in
 * it; the rest stands for itself. A dot at the start of a name must be written.
 */
export function isGlobMatch(pattern: string, path: string): boolean {
  const names = path.split('/');
  const patterns = pattern.split('/');
  return names.length === patterns.length && names.every((name, at) => isNameMatch(patterns[at] ?? '', name));
}

function isNameMatch(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  let at = 0;
  let from = 0;
  let star = -1;
  let resumed = 0;
  while (from < name.length) {
    const step = toStep(pattern, at);
    if (step.isStar) {
      star = at;
      resumed = from;
      at += 1;
    } else if (step.matches(name[from] ?? '')) {
      at += step.length;
      from += 1;
    } else if (star >= 0) {
      at = star + 1;
      resumed += 1;
      from = resumed;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

interface Step {
  readonly isStar: boolean;
  readonly length: number;
  readonly matches: (character: string) => boolean;
}

function toStep(pattern: string, at: number): Step {
  const character = pattern[at] ?? '';
  if (character === '*') return { isStar: true, length: 1, matches: () => false };
  if (character === '?') return { isStar: false, length: 1, matches: () => true };
  const close = pattern.indexOf(']', at + 2);
  if (character !== '[' || close < 0) {
    return { isStar: false, length: 1, matches: (other) => at < pattern.length && other === character };
  }
  const isNegated = /[!^]/.test(pattern[at + 1] ?? '');
  const set = pattern.slice(at + (isNegated ? 2 : 1), close);
  return { isStar: false, length: close + 1 - at, matches: (other) => isInSet(set, other) !== isNegated };
}

function isInSet(set: string, character: string): boolean {
  for (let at = 0; at < set.length; at += 1) {
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    const last = isRange ? (set[at + 2] ?? '') : (set[at] ?? '');
    if (character >= (set[at] ?? '') && character <= last) return true;
    if (isRange) at += 2;
  }
  return false;
}
