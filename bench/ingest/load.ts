/** So long ago a history begins that is played faster than time. */
export const PAST_MS = 80_000_000;

/** What the loading process is asked to do. */
export interface LoadOrder {
  readonly url: string;
  /** One credential for each agent to play. */
  readonly credentials: readonly string[];
  /** Snapshots in one message. */
  readonly rowsPerMessage: number;
  /** Messages of all agents together per second; `null` sends the next as soon as the last is acknowledged. */
  readonly messagesPerSecond: number | null;
  /** The first snapshot of each agent is so old. */
  readonly agoMs: number;
  readonly seconds: number;
}

/** A message that was acknowledged, in milliseconds since the epoch and from then to its acknowledgement. */
export interface Ack {
  readonly sentAt: number;
  readonly tookMs: number;
}

/** What came of it. */
export interface LoadReport {
  readonly snapshots: number;
  /** From the first message to the last acknowledgement. */
  readonly seconds: number;
  readonly refused: number;
  readonly acks: readonly Ack[];
  /** CPU milliseconds of the loading process itself. */
  readonly loadCpuMs: number;
}

/** Milliseconds at these shares of all messages. */
export interface Shares {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** How long acknowledgements took. */
export function toShares(tookMs: readonly number[]): Shares {
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}

/** What the loading process says to its parent. */
export type LoadMessage =
  { readonly kind: 'connected' } | { readonly kind: 'done'; readonly report: LoadReport };
