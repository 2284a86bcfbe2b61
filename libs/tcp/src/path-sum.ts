import type { SocketPath } from './sock-diag-socket.js';

/** How the ways to the peers of several sockets have been so far. */
export interface PathSum {
  /** Sockets whose round-trip time was measured. */
  readonly measured: number;
  /** Smoothed round-trip times, in milliseconds; `null` when none was measured. */
  readonly leastRoundTripMs: number | null;
  readonly meanRoundTripMs: number | null;
  readonly mostRoundTripMs: number | null;
  /** Segments sent again since the connections began. */
  readonly retransmissions: number;
}

/** Adds up paths one by one, and sums of them. */
export class PathTally {
  #measured = 0;
  #leastMs = Infinity;
  #totalMs = 0;
  #mostMs = 0;
  #retransmissions = 0;

  add({ roundTripMs, retransmissions }: SocketPath): void {
    this.#retransmissions += retransmissions;
    if (roundTripMs === null) return;
    this.#measured += 1;
    this.#totalMs += roundTripMs;
    this.#leastMs = Math.min(this.#leastMs, roundTripMs);
    this.#mostMs = Math.max(this.#mostMs, roundTripMs);
  }

  merge(from: PathTally): void {
    this.#measured += from.#measured;
    this.#totalMs += from.#totalMs;
    this.#leastMs = Math.min(this.#leastMs, from.#leastMs);
    this.#mostMs = Math.max(this.#mostMs, from.#mostMs);
    this.#retransmissions += from.#retransmissions;
  }

  toSum(): PathSum {
    const measured = this.#measured;
    const orUnknown = (ms: number) => (measured === 0 ? null : ms);
    return {
      measured,
      leastRoundTripMs: orUnknown(this.#leastMs),
      meanRoundTripMs: orUnknown(this.#totalMs / measured),
      mostRoundTripMs: orUnknown(this.#mostMs),
      retransmissions: this.#retransmissions,
    };
  }
}
