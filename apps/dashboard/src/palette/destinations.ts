import type { Host } from '@finwait/contracts';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { toHostAddress } from '../host/host-url';

/** Where the palette can lead. */
export interface Destination {
  readonly kind: 'area' | 'setting' | 'host' | 'path' | 'state' | 'guide';
  readonly name: string;
  /** What it may be looked for by beside its name. */
  readonly words?: string;
  readonly path: string;
  readonly state?: State;
}

/** An area, or a page of the settings, by its name in the reader's language. */
export interface Area {
  readonly name: string;
  readonly path: string;
  readonly words?: string;
}

/** What the palette knows of. */
export interface Places {
  readonly areas: readonly Area[];
  /** The pages of the settings that are for the reader. */
  readonly settings: readonly Area[];
  readonly hosts: readonly Host[];
  /** The names of the declared paths. */
  readonly paths: readonly string[];
}

const MOST = 12;

/** Everything the palette can lead to. */
export function toDestinations({ areas, settings, hosts, paths }: Places): Destination[] {
  return [
    ...areas.map((area): Destination => ({ kind: 'area', ...area })),
    ...settings.map((page): Destination => ({ kind: 'setting', ...page })),
    ...hosts.map(({ name }): Destination => ({ kind: 'host', name, path: toHostAddress(name) })),
    ...paths.map((name): Destination => {
      return { kind: 'path', name, path: `/paths/?name=${encodeURIComponent(name)}` };
    }),
    ...STATE_NAMES.map((state): Destination => {
      return { kind: 'state', name: state, state, path: `/?state=${state}&sort=-${state}` };
    }),
    ...STATE_NAMES.map((state): Destination => {
      return { kind: 'guide', name: state, state, path: `/guide/?about=${state}` };
    }),
  ];
}

/** How well a destination fits what was typed: 0 is best; `undefined` where it does not. */
function rank({ name, words = '' }: Destination, typed: readonly string[]): number | undefined {
  const text = name.toLowerCase();
  const all = `${text} ${words.toLowerCase()}`;
  if (!typed.every((word) => all.includes(word))) return undefined;
  const [first = ''] = typed;
  if (text === first) return 0;
  return text.startsWith(first) ? 1 : 2;
}

/** The destinations that fit what was typed, the best first. */
export function findDestinations(all: readonly Destination[], typed: string): Destination[] {
  const words = typed.toLowerCase().replaceAll('-', '_').split(/\s+/).filter(Boolean);
  const plain = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .flatMap((destination) => {
      const { kind } = destination;
      const found = rank(destination, kind === 'state' || kind === 'guide' ? words : plain);
      return found === undefined ? [] : [{ destination, found }];
    })
    .sort((one, other) => one.found - other.found)
    .slice(0, MOST)
    .map(({ destination }) => destination);
}
