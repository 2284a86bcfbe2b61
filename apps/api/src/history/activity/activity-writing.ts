import { MAX_SERVERS } from '@finwait/contracts';
import type { Series } from '../chunk/chunk-code.js';
import { mergeRows, toEmptySeries } from '../row-series.js';
import { HOUR_MS, toStart } from '../tier.js';
import { LEAST_DISTANCE_MS, SERVER_DAY_MS, type Reading, type ServerKey } from './activity-reading.js';
import type { ActivityTables } from './activity-tables.js';

/** Days removed in one transaction: a few milliseconds. */
const DAYS_AT_ONCE = 64;
/** Readings of a day; late ones beyond are left out, so that packing takes a tenth of a second at most. */
const MOST_OF_DAY = SERVER_DAY_MS / LEAST_DISTANCE_MS;

/** What became of readings. */
export interface ReadingsReport {
  /** Places among those readings whose server would be one more than a host may have. */
  readonly refused: readonly number[];
}

/**
 * Stores what servers say, packs the hours that are over into days, and removes what is not kept. It does not matter in which
 * order, how often and how late readings come, or where a pass was cut off.
 */
export class ActivityWriting {
  readonly #tables: ActivityTables;

  constructor(tables: ActivityTables) {
    this.#tables = tables;
  }

  /** Stores readings in one transaction, but for those older than `keptFrom`. */
  append(readings: readonly Reading[], keptFrom: number): ReadingsReport {
    return this.#tables.transact(() => {
      const refused: number[] = [];
      for (const [place, reading] of readings.entries()) {
        if (reading.at < keptFrom) continue;
        const serverId = this.#findOrAdd(reading, reading.at);
        if (serverId === undefined) refused.push(place);
        else this.#tables.addReading(serverId, reading);
      }
      return { refused };
    });
  }

  /** Packs what is older than `closedBefore`; the answer is the days that cannot be read, whose late readings wait. */
  *pack(closedBefore: number): Generator<undefined, string[]> {
    const before = toStart(closedBefore, HOUR_MS);
    const damaged: string[] = [];
    for (const { serverId, firstAt } of this.#tables.readWaiting(before)) {
      for (let next: number | undefined = firstAt; next !== undefined;) {
        const startAt = toStart(next, SERVER_DAY_MS);
        const end = Math.min(startAt + SERVER_DAY_MS, before);
        const damage = this.#tables.transact(() => this.#packDay(serverId, startAt, end));
        if (damage !== undefined) damaged.push(damage);
        next = this.#tables.readFirstHot(serverId, end, before);
        yield;
      }
    }
    return damaged;
  }

  /** Removes the days that end by `floorAt`, and all of hosts that were removed. */
  *retain(floorAt: number): Generator<undefined, void> {
    const before = floorAt - SERVER_DAY_MS + 1;
    const remove = () => this.#tables.removeDays(before, DAYS_AT_ONCE);
    while (this.#tables.transact(remove) > 0) yield;
    for (const serverId of this.#tables.readEnded()) {
      this.#tables.transact(() => this.#tables.removeServer(serverId));
      yield;
    }
  }

  #findOrAdd(server: ServerKey, at: number): number | undefined {
    const known = this.#tables.findServer(server);
    if (known !== undefined) return known;
    if (this.#tables.countServersSince(server.hostId, at - SERVER_DAY_MS) >= MAX_SERVERS) return undefined;
    return this.#tables.addServer(server);
  }

  #packDay(serverId: number, startAt: number, end: number): string | undefined {
    const stored = this.#tables.readDay(serverId, startAt);
    if (stored?.ok === false)
      return `day of server ${serverId} at ${new Date(startAt).toISOString()}: ${stored.reason}`;
    const packed: Series = stored?.content ?? toEmptySeries(0);
    const rows = mergeRows(packed, this.#tables.readHot(serverId, startAt, end));
    this.#tables.writeDay(serverId, startAt, rows.at.length > MOST_OF_DAY ? packed : rows);
    this.#tables.removeHot(serverId, startAt, end);
    return undefined;
  }
}
