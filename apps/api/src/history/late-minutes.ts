import { HELD_FOR_MS } from '@finwait/contracts';
import { COLUMN_NAMES } from '@finwait/tcp';
import type { Series } from './chunk/chunk-code.js';
import { FLEET_STEP_MS, FleetMinutes } from './fleet-minutes.js';
import type { HistoryTables } from './history-tables.js';
import { RangeReader } from './range-reader.js';
import { FLEET_HOST } from './sealer.js';
import { HOUR_MS, toStart } from './tier.js';

/** Hosts summed between two pauses. */
const SUMMED_AT_ONCE = 8;
/** No more than this is open, unless a clock was set. */
const MOST_MS = 2 * HOUR_MS;

interface Span {
  readonly first: number;
  readonly last: number;
}

const NONE: Span = { first: Infinity, last: -Infinity };

/**
 * Sums the fleet's minutes of open hours anew where snapshots came after their minute had been summed, and where no totals
 * came; closed hours are summed anew when they are sealed. What came late before the process began is not known, so its first
 * pass sums all that is open.
 */
export class LateMinutes {
  readonly #tables: HistoryTables;
  readonly #late = new Map<number, Span>();
  /** Minutes to sum anew whatever came late. */
  #doubtful: Span;
  #summedTo: number;

  /** What was taken before `now` and comes from now on is late. */
  constructor(tables: HistoryTables, now: number) {
    this.#tables = tables;
    this.#summedTo = toStart(now, FLEET_STEP_MS);
    this.#doubtful = { first: -Infinity, last: this.#summedTo };
  }

  /** Takes note of every row once it is stored, the fleet's own minutes too. */
  note(hostId: number, takenAt: number): void {
    if (hostId === FLEET_HOST) this.#noteTotals(takenAt);
    else if (takenAt <= this.#summedTo) {
      this.#late.set(hostId, join(this.#late.get(hostId) ?? NONE, { first: takenAt, last: takenAt }));
    }
  }

  /** Sums the minutes at or after `openFrom`, a whole hour, that are not what their rows say. Between two steps others may write. */
  *sumAnew(openFrom: number): Generator<undefined, void> {
    const changed = this.#takeChanged();
    try {
      yield* this.#sum(changed, openFrom);
    } catch (error) {
      this.#doubtful = join(this.#doubtful, changed);
      throw error;
    }
  }

  /** Minutes without totals, since the process was held up or the disk full, are summed from what came in them. */
  #noteTotals(at: number): void {
    if (at <= this.#summedTo) return;
    const missed = { first: this.#summedTo + FLEET_STEP_MS, last: at - FLEET_STEP_MS };
    if (missed.first <= missed.last) this.#doubtful = join(this.#doubtful, missed);
    this.#summedTo = at;
  }

  *#sum(changed: Span, openFrom: number): Generator<undefined, void> {
    const last = Math.min(changed.last, this.#summedTo);
    const keptTo = toMinuteEnd(this.#tables.readErasedAt() + 1);
    const first = Math.max(changed.first, openFrom, keptTo, last - MOST_MS);
    if (first > last) return;
    const minutes = new FleetMinutes(first - FLEET_STEP_MS, last);
    for (const [index, hostId] of this.#findHosts(first).entries()) {
      minutes.add(this.#readRows(hostId, { first, last }, openFrom));
      if (index % SUMMED_AT_ONCE === 0) yield;
    }
    this.#tables.transact(() => this.#replace({ first, last }, minutes.toSeries()));
  }

  /** A late row shows up to the host's next one, or as long as a silent host is held. */
  #takeChanged(): Span {
    let changed = this.#doubtful;
    for (const [hostId, { first, last }] of this.#late) {
      const nextAt = this.#tables.readHotAfter(hostId, last) ?? Infinity;
      const shownTo = Math.min(nextAt, last + HELD_FOR_MS);
      changed = join(changed, { first: toMinuteEnd(first), last: toMinuteEnd(shownTo) });
    }
    this.#late.clear();
    this.#doubtful = NONE;
    return changed;
  }

  /** The hosts that can have shown something up to an hour before the first minute or later. */
  #findHosts(first: number): number[] {
    const sealed = this.#tables.readHostsWithRaw(first - HOUR_MS, first + 1);
    return [...new Set([...sealed, ...this.#tables.readHotHosts()])].filter((id) => id !== FLEET_HOST);
  }

  /** The rows of the minutes after the last row before them, which is sealed only where no hot row of an open hour is. */
  #readRows(hostId: number, { first, last }: Span, openFrom: number): Series {
    const before = first - FLEET_STEP_MS;
    const contextAt = this.#tables.readHotBefore(hostId, before + 1) ?? -Infinity;
    if (contextAt >= openFrom) return this.#tables.readHot(hostId, contextAt, last + 1);
    return new RangeReader(this.#tables, hostId, COLUMN_NAMES).readSnapshots(before + 1, last + 1).rows;
  }

  #replace({ first, last }: Span, { at, series }: Series): void {
    this.#tables.removeHot(FLEET_HOST, first, last + 1);
    for (const [row, time] of at.entries()) {
      const figures = series.map((column) => column[row] ?? Number.NaN);
      const known = figures.map((figure) => (Number.isNaN(figure) ? null : figure));
      this.#tables.addSample([FLEET_HOST, time, ...known]);
    }
  }
}

/** The end of the minute that an instant counts in. */
function toMinuteEnd(at: number): number {
  return Math.ceil(at / FLEET_STEP_MS) * FLEET_STEP_MS;
}

/** What reaches from the beginning of both to the end of both. */
function join(one: Span, other: Span): Span {
  return { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) };
}
