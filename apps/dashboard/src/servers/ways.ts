import type { HostF5, HostServersAnswer } from '@finwait/contracts';
import type { Hop, HopValue } from '@finwait/tcp';

/** One way of a connection through a server, as it is shown. */
export interface Way {
  readonly kind: Hop['kind'];
  /** Names it among the ways of its kind on its host. */
  readonly name: string;
  readonly listens: readonly string[];
  /** Where it passes on to; `null` where it answers itself, `undefined` where that is not told. */
  readonly target?: string | null;
  /** Whether it is switched off. */
  readonly isOff: boolean;
  readonly settings: Readonly<Record<string, HopValue>>;
}

type FoundServer = HostServersAnswer['servers'][number];
type VirtualServer = NonNullable<HostF5['setup']>['virtualServers'][number];

/** The ways through a server that an agent found. */
export function toWays({ kind, hops }: FoundServer): readonly Way[] {
  return hops.map((hop) => ({ ...hop, kind, isOff: false }));
}

/** A virtual server of a BIG-IP. */
export function toVirtualWay({ name, destination, isEnabled, hop }: VirtualServer): Way {
  return {
    kind: hop.kind,
    name,
    listens: destination === null ? [] : [destination],
    isOff: !isEnabled,
    settings: hop.settings ?? {},
  };
}

/** What all of several ways have set alike; nothing of a single one. */
export function findShared([first, ...others]: readonly Way[]): Way['settings'] {
  if (!first || others.length === 0) return {};
  const alike = Object.entries(first.settings).filter(([name, value]) =>
    others.every(({ settings }) => settings[name] === value),
  );
  return Object.fromEntries(alike);
}

/** What a way has set besides what it shares with the others. */
export function toOwnSettings({ settings }: Way, shared: Way['settings']): Way['settings'] {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !(name in shared)));
}
