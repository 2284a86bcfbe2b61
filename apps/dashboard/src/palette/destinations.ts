import type { Host } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { toHostAddress } from '../host/host-url';

/** Where the palette can lead. */
export interface Destination {
  readonly kind: 'area' | 'host' | 'state' | 'guide';
  readonly name: string;
  readonly path: string;
  readonly state?: State;
}

/** An area by its name in the reader's language. */
export interface Area {
  readonly name: string;
  readonly path: string;
}

const MOST = 12;

/** Everything the palette can lead to. */
export function toDestinations(areas: readonly Area[], hosts: readonly Host[]): Destination[] {
  return [
    ...areas.map((area): Destination => ({ kind: 'area', ...area })),
    ...hosts.map(({ name }): Destination => ({ kind: 'host', name, path: toHostAddress(name) })),
    ...STATE_NAMES.map((state): Destination => {
      return { kind: 'state', name: state, state, path: `/?state=${state}&sort=-${state}` };
    }),
    ...STATE_NAMES.map((state): Destination => {
      return { kind: 'guide', name: state, state, path: `/guide/?about=${state}` };
    }),
  ];
}

/** How well a name fits what was typed: 0 is best; `undefined` where it does not. */
function rank(name: string, words: readonly string[]): number | undefined {
  const text = name.toLowerCase();
  if (!words.every((word) => text.includes(word))) return undefined;
  const [first = ''] = words;
  if (text === first) return 0;
  return text.startsWith(first) ? 1 : 2;
}

/** The destinations that fit what was typed, the best first. */
export function findDestinations(all: readonly Destination[], typed: string): Destination[] {
  const words = typed.toLowerCase().replaceAll('-', '_').split(/\s+/).filter(Boolean);
  const plain = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .flatMap((destination) => {
      const { kind, name } = destination;
      const found = rank(name, kind === 'state' || kind === 'guide' ? words : plain);
      return found === undefined ? [] : [{ destination, found }];
    })
    .sort((one, other) => one.found - other.found)
    .slice(0, MOST)
    .map(({ destination }) => destination);
}
