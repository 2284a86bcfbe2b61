import type { FleetLatest, Host, LiveFrame, LiveHostEvent, LiveRow, StateCounts } from '@finwait/contracts';
import { readCounts, toStateCounts } from './live-counts';

/** What the feed has said of one host; another object with everything that it says. */
export interface HeardHost {
  /** Of its newest snapshot; `null` while there is none. */
  readonly takenAt: number | null;
  readonly seenAt: number;
  readonly row: LiveRow | null;
  readonly columns: readonly string[];
  readonly event: (LiveHostEvent & { readonly heardAt: number }) | null;
}

/** Totals over the fleet, and when they were. */
export interface HeardTotals {
  readonly at: number;
  readonly states: StateCounts;
}

/** What was said: counts, or that a host changed. */
export type Saying = 'frame' | 'host';

const UNHEARD: HeardHost = { takenAt: null, seenAt: 0, row: null, columns: [], event: null };

/**
 * What the feed has said since the page opened. It is laid over what REST answers, never mixed into it. A frame of a thousand
 * hosts costs little here: it is read by those who show a host, when they show it.
 */
export class LiveFleet {
  readonly #hosts = new Map<string, HeardHost>();
  readonly #observers = new Set<(saying: Saying) => void>();
  #totals: HeardTotals | null = null;
  #newestAt: number | null = null;

  /** Adds a frame; a snapshot no newer than the one held for its host is left out: it was seen before. */
  addFrame(frame: LiveFrame, columns: readonly string[]): void {
    for (const row of frame.rows) {
      const [name, takenAt] = row;
      const { takenAt: heldAt, event } = this.#hosts.get(name) ?? UNHEARD;
      if (heldAt !== null && heldAt >= takenAt) continue;
      this.#hosts.set(name, { takenAt, seenAt: frame.at, row, columns, event });
      this.#newestAt = Math.max(this.#newestAt ?? 0, frame.at);
    }
    if (frame.fleet) this.#totals = { at: frame.at, states: toStateCounts(columns, frame.fleet) };
    this.#tell('frame');
  }

  /** Adds a change of a host's status. */
  addHostEvent(event: LiveHostEvent, heardAt: number): void {
    const held = this.#hosts.get(event.name) ?? UNHEARD;
    this.#hosts.set(event.name, { ...held, event: { ...event, heardAt } });
    this.#tell('host');
  }

  /** What was said of a host; `undefined` where nothing was. */
  read(name: string): HeardHost | undefined {
    return this.#hosts.get(name);
  }

  readonly readTotals = (): HeardTotals | null => this.#totals;

  /** When the newest snapshot came; `null` while none has. */
  readonly readNewestAt = (): number | null => this.#newestAt;

  /** Calls `observer` after everything that is said, until the returned function is called. */
  readonly observe = (observer: (saying: Saying) => void): (() => void) => {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  };

  #tell(saying: Saying): void {
    for (const observer of this.#observers) observer(saying);
  }
}

/** One host as REST answered at `answeredAt`, brought up to date by the feed. */
export function overlayHost<Known extends Host>(
  host: Known,
  heard: HeardHost | undefined,
  answeredAt: number,
): Known {
  if (!heard) return host;
  const { row, takenAt, columns, event } = heard;
  const isNewer = row !== null && takenAt !== null && (host.takenAt === null || takenAt > host.takenAt);
  const isChanged = event !== null && event.change !== 'left' && event.heardAt >= answeredAt;
  if (!isNewer && !isChanged) return host;
  const seen = [host.lastSeenAt, isNewer ? heard.seenAt : null, isChanged ? event.lastSeenAt : null];
  const lastSeenAt = seen.reduce((latest, at) =>
    at !== null && (latest === null || at > latest) ? at : latest,
  );
  return {
    ...host,
    lastSeenAt,
    status: isChanged ? event.status : host.status,
    ...(isNewer ? { takenAt, states: readCounts(columns, row) } : {}),
  };
}

/** The totals as REST answered, brought up to date by the feed. */
export function overlayTotals(latest: FleetLatest, heard: HeardTotals | null): StateCounts {
  return heard && heard.at > latest.at ? heard.states : latest.states;
}
