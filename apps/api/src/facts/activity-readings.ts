import { MAX_SERVERS, type ServerReading } from '@finwait/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { ActivityStore } from '../history/activity/activity.store.js';
import { HostRegistry, type KnownActivity, type LiveHost } from '../hosts/host-registry.js';

/** A reading dated later than this after its arrival came from a clock that is wrong, and is taken for one of now. */
const MOST_AHEAD_MS = 60_000;
const NOT_KEPT = `not kept: ${MAX_SERVERS} other servers of this host said something within a day`;

/** Takes in what servers say of what they do: on the disk first, then in memory. */
@Injectable()
export class ActivityReadings {
  private readonly logger = new Logger('Facts');
  private readonly said = new Set<number>();

  constructor(
    private readonly registry: HostRegistry,
    private readonly store: ActivityStore,
  ) {}

  /** Resolves once the answers are on the disk; of a server that is told of twice the first. Throws an `ApiError`; nothing is changed then. */
  async accept({ id: hostId, name }: LiveHost, all: readonly ServerReading[], toldAt: number): Promise<void> {
    const told = [
      ...new Map(all.toReversed().map((reading) => [toKey(reading), reading])).values(),
    ].toReversed();
    const now = Date.now();
    const at = toldAt > now + MOST_AHEAD_MS ? now : toldAt;
    const readings = told.flatMap(({ kind, place, values }) =>
      values === null ? [] : [{ hostId, kind, place, at, values }],
    );
    const refused = await this.store.append(readings);
    const known = this.registry.find(hostId)?.facts.activity ?? [];
    if (known.some((server) => server.at > at)) return;
    const notKept = readings.filter((reading) => refused.has(reading)).map(toKey);
    if (notKept.length > 0 && !this.said.has(hostId)) {
      this.said.add(hostId);
      this.logger.warn(`servers of host ${name} are ${NOT_KEPT}`);
    }
    const latestOf = new Map(known.map((server) => [toKey(server), server.latest]));
    const activity = told.map(({ kind, place, values, why }): KnownActivity => {
      const key = toKey({ kind, place });
      const latest = values === null ? (latestOf.get(key) ?? null) : { at, values };
      return { kind, place, at, why: notKept.includes(key) ? NOT_KEPT : why, latest };
    });
    this.registry.noteFacts(hostId, { activity });
  }
}

const toKey = ({ kind, place }: Pick<ServerReading, 'kind' | 'place'>): string => `${kind} ${place}`;
