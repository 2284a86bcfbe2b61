import { MAX_BATCH_ROWS, type UplinkRow } from '@finwait/contracts/protocol';
import type { OutgoingBatch, SnapshotQueue } from '../outbox.js';
import type { OutgoingSnapshot } from '../outgoing.js';
import type { SimulatedHost } from '../simulated/simulated-host.js';

/** Snapshots of a time, one at each whole multiple of the step. From `from` on, before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

interface TickBatch extends OutgoingBatch {
  /** What remains of the span once this is settled; `null` for the newest alone. */
  readonly rest: Span | null;
}

/** All snapshots of a simulated host belong to one run: its `seq` is a time, and a later start goes on with it. */
export const RUN = 'simulated';

/** The snapshot of a host at a time. */
export function toRow(host: SimulatedHost, at: number): UplinkRow {
  return [Math.floor(at / 1_000), at, 0, ...host.valuesAt(at)];
}

/**
 * What a simulated host has still to send. Nothing of it is kept: a snapshot is made when its turn comes, the newest first,
 * then spans in the order given.
 */
export class TickQueue implements SnapshotQueue {
  readonly loss = null;
  readonly #host: SimulatedHost;
  readonly #spans: Span[];
  readonly #intervalMs: number;
  #newest: OutgoingSnapshot | null = null;
  #settledSpans = 0;

  /** `intervalMs` lies between two snapshots that are taken from now on. */
  constructor(host: SimulatedHost, spans: readonly Span[], intervalMs: number) {
    this.#host = host;
    this.#intervalMs = intervalMs;
    this.#spans = [...spans];
  }

  /** How many of the spans given are with the API. */
  get settledSpans(): number {
    return this.#settledSpans;
  }

  get size() {
    const all = this.#newest === null ? 0 : 1;
    return { all, onDisk: all };
  }

  /** One that was not settled before the next is made again as part of a span. */
  add(snapshot: OutgoingSnapshot): void {
    if (this.#newest !== null) this.#addMissed(this.#newest.row[1]);
    this.#newest = snapshot;
  }

  next(isNewestOnly: boolean): TickBatch | null {
    if (this.#newest !== null) return { run: RUN, rows: [this.#newest.row], rest: null };
    if (isNewestOnly) return null;
    for (let span = this.#spans[0]; span !== undefined; span = this.#spans[0]) {
      const batch = this.#fill(span);
      if (batch.rows.length > 0) return batch;
      this.#settleSpan(batch.rest);
    }
    return null;
  }

  settle(batch: OutgoingBatch): void {
    const { rows, rest } = batch as TickBatch;
    if (rest !== null) this.#settleSpan(rest);
    else if (this.#newest?.row[1] === rows[0]?.[1]) this.#newest = null;
  }

  reported(): void {}

  #fill({ from, to, stepMs }: Span): TickBatch {
    const rows: UplinkRow[] = [];
    let at = Math.ceil(from / stepMs) * stepMs;
    for (; at < to && rows.length < MAX_BATCH_ROWS; at += stepMs) {
      if (!this.#host.isSilent(at)) rows.push(toRow(this.#host, at));
    }
    return { run: RUN, rows, rest: { from: at, to, stepMs } };
  }

  #settleSpan(rest: Span | null): void {
    if (rest !== null && rest.from < rest.to) this.#spans[0] = rest;
    else if (this.#spans.shift() !== undefined) this.#settledSpans += 1;
  }

  /** At the end, so that the spans given keep their places. */
  #addMissed(at: number): void {
    const stepMs = this.#intervalMs;
    const last = this.#spans.at(-1);
    const to = at + stepMs;
    if (last?.to === at && last.stepMs === stepMs) this.#spans[this.#spans.length - 1] = { ...last, to };
    else this.#spans.push({ from: at, to, stepMs });
  }
}
