import type { HostServersAnswer, ServerActivityAnswer } from '@finwait/contracts';
import type { ActivityName } from '@finwait/tcp';

type FoundServer = HostServersAnswer['servers'][number];

/** What a server said of what it does, over a time. */
export type ToldActivity = ServerActivityAnswer['servers'][number];

/** The strips, and the figures that share one; `perSecond` where they are counters. */
const STRIPS = [
  {
    title: 'clients',
    perSecond: false,
    figures: ['connections', 'keepAlive', 'reading', 'writing', 'closing'],
  },
  { title: 'workers', perSecond: false, figures: ['busyWorkers', 'idleWorkers'] },
  { title: 'taken', perSecond: true, figures: ['requests', 'accepted'] },
  { title: 'behind', perSecond: false, figures: ['serversUsed', 'serversIdle'] },
  { title: 'reuse', perSecond: true, figures: ['serversReused', 'serversOpened'] },
  { title: 'trouble', perSecond: true, figures: ['serverErrors', 'serverRetries', 'serverAborts'] },
] as const satisfies readonly {
  readonly title: string;
  readonly perSecond: boolean;
  readonly figures: readonly ActivityName[];
}[];

/** One line of a strip. */
export interface ActivityLine {
  readonly figure: ActivityName;
  /** Averages of the buckets. */
  readonly averages: readonly (number | null)[];
  /** The newest answer; of a counter its newest rate. */
  readonly latest: number | null;
}

/** Figures that are drawn together. */
export interface ActivityStrip {
  readonly title: (typeof STRIPS)[number]['title'];
  readonly perSecond: boolean;
  readonly lines: readonly ActivityLine[];
}

const isKnown = (figure: number | null | undefined) => figure !== null && figure !== undefined;

/** Strips of what a server tells; a figure that it never told within the time is left out. */
export function toActivityStrips({ series, latest }: ToldActivity): readonly ActivityStrip[] {
  return STRIPS.map(({ title, perSecond, figures }) => ({
    title,
    perSecond,
    lines: figures.flatMap((figure) => {
      const averages = series[figure]?.avg ?? [];
      if (!averages.some(isKnown)) return [];
      const rate = averages.findLast(isKnown) ?? null;
      return [{ figure, averages, latest: perSecond ? rate : (latest?.values[figure] ?? null) }];
    }),
  })).filter(({ lines }) => lines.length > 0);
}

/** Servers with what they said, and what was said by none of those that run now. */
export interface MatchedActivity {
  readonly of: ReadonlyMap<FoundServer, readonly ToldActivity[]>;
  readonly rest: readonly ToldActivity[];
}

/** Finds the server that was asked at each place: the only one of its kind, or the one that listens there. */
export function matchActivity(
  servers: readonly FoundServer[],
  told: readonly ToldActivity[],
): MatchedActivity {
  const owners = told.map((activity) => findOwner(servers, activity));
  const toldBy = (owner: FoundServer | undefined) => told.filter((_, place) => owners[place] === owner);
  return { of: new Map(servers.map((server) => [server, toldBy(server)])), rest: toldBy(undefined) };
}

function findOwner(servers: readonly FoundServer[], { kind, place }: ToldActivity): FoundServer | undefined {
  const ofKind = servers.filter((server) => server.kind === kind);
  if (ofKind.length < 2) return ofKind[0];
  const port = toPort(place);
  const there = ofKind.filter(({ listens }) => listens?.some((address) => address.endsWith(`:${port}`)));
  return there.length === 1 ? there[0] : undefined;
}

function toPort(place: string): string {
  if (!/^https?:/.test(place) || !URL.canParse(place)) return '';
  const { port, protocol } = new URL(place);
  return port || (protocol === 'https:' ? '443' : '80');
}
