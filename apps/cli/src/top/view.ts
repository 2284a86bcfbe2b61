import { STATE_NAMES, type State } from '@finwait/tcp';
import type { TopHost } from './live-fleet.js';

/** What the hosts are sorted by. */
export type SortKey = 'name' | State;

/** What of the fleet is shown, and how. */
export interface View {
  readonly sortBy: SortKey;
  readonly isDescending: boolean;
  /** Part of the names shown. */
  readonly filter: string;
  /** Keys go into the filter. */
  readonly isTyping: boolean;
  /** Hosts above the screen. */
  readonly offset: number;
}

/** A key as `node:readline` names it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

const KEYS: readonly SortKey[] = ['name', ...STATE_NAMES];

/** Which letter sorts by what. */
export const LETTERS: Readonly<Record<string, SortKey>> = {
  n: 'name',
  l: 'LISTEN',
  s: 'SYN_SENT',
  r: 'SYN_RECV',
  e: 'ESTABLISHED',
  '1': 'FIN_WAIT1',
  '2': 'FIN_WAIT2',
  c: 'CLOSE_WAIT',
  a: 'LAST_ACK',
  g: 'CLOSING',
  t: 'TIME_WAIT',
  d: 'CLOSED',
};

/** The view after a key, or `quit`. `page` is how many hosts fit on the screen. */
export function press(view: View, key: Key, page: number): View | 'quit' {
  if (key.ctrl === true) return key.name === 'c' ? 'quit' : view;
  if (view.isTyping) return type(view, key);
  const steps: Readonly<Record<string, number>> = { up: -1, down: 1, pageup: -page, pagedown: page };
  const step = steps[key.name ?? ''];
  if (step !== undefined) return { ...view, offset: Math.max(0, view.offset + step) };
  if (key.name === 'home') return { ...view, offset: 0 };
  if (key.name === 'left' || key.name === 'right') {
    const place = KEYS.indexOf(view.sortBy) + (key.name === 'left' ? -1 : 1);
    return sortBy(view, KEYS[(place + KEYS.length) % KEYS.length] ?? 'name');
  }
  if (key.name === 'q') return 'quit';
  if (key.name === 'escape') return { ...view, filter: '', offset: 0 };
  if (key.sequence === '/') return { ...view, isTyping: true };
  if (key.sequence === ' ' || key.sequence === '-')
    return { ...view, isDescending: !view.isDescending, offset: 0 };
  const letter = LETTERS[key.sequence ?? ''];
  return letter === undefined ? view : sortBy(view, letter);
}

function type(view: View, { name, sequence = '' }: Key): View {
  if (name === 'return' || name === 'enter') return { ...view, isTyping: false };
  if (name === 'escape') return { ...view, isTyping: false, filter: '', offset: 0 };
  if (name === 'backspace') return { ...view, filter: view.filter.slice(0, -1), offset: 0 };
  return /^[A-Za-z0-9._-]$/.test(sequence) ? { ...view, filter: view.filter + sequence, offset: 0 } : view;
}

/** Counts begin with the highest, names with a. */
function sortBy(view: View, key: SortKey): View {
  return { ...view, sortBy: key, isDescending: key !== 'name', offset: 0 };
}

/** The hosts that the filter lets through, in the order of the view; an unknown count comes last either way. */
export function toShownHosts(
  hosts: readonly TopHost[],
  { sortBy: key, isDescending, filter }: View,
): TopHost[] {
  const wanted = filter.toLowerCase();
  const sign = isDescending ? -1 : 1;
  const byName = (a: TopHost, b: TopHost) => (a.name < b.name ? -1 : 1);
  const place = key === 'name' ? -1 : STATE_NAMES.indexOf(key);
  return hosts
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .sort((a, b) => {
      if (place < 0) return sign * byName(a, b);
      const [one, other] = [a.counts[place] ?? null, b.counts[place] ?? null];
      if (one === other) return byName(a, b);
      if (one === null) return 1;
      return other === null ? -1 : sign * (one - other);
    });
}
