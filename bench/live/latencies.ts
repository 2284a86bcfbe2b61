import type { ViewerReport } from './order.ts';

const LONGEST_MS = 60_000;

/** Milliseconds from a snapshot's sending until a viewer had it, at these shares of all rows of all viewers. */
export interface Latencies {
  readonly rows: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** Counts the rows of every viewer by their latency, whole milliseconds. */
export function countLatencies(
  viewers: readonly ViewerReport[],
  byFrame: readonly (readonly [at: number, takenAt: readonly number[]])[],
): Latencies {
  const takenAtOf = new Map(byFrame);
  const counts = new Uint32Array(LONGEST_MS + 1);
  let rows = 0;
  for (const [at, receivedAt] of viewers.flatMap(({ frames }) => frames)) {
    for (const takenAt of takenAtOf.get(at) ?? []) {
      const place = Math.min(Math.max(receivedAt - takenAt, 0), LONGEST_MS);
      counts[place] = (counts[place] ?? 0) + 1;
      rows += 1;
    }
  }
  const at = (share: number) => {
    let below = 0;
    return counts.findIndex((count) => (below += count) >= rows * share);
  };
  return { rows, p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}
