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

/** What came of it. */
export interface LoadReport {
  readonly snapshots: number;
  /** From the first message to the last acknowledgement. */
  readonly seconds: number;
  readonly refused: number;
  /** Milliseconds from message to acknowledgement at these shares of all messages. */
  readonly ackMs: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly worst: number;
  };
  /** CPU milliseconds of the loading process itself. */
  readonly loadCpuMs: number;
}

/** What the loading process says to its parent. */
export type LoadMessage =
  { readonly kind: 'connected' } | { readonly kind: 'done'; readonly report: LoadReport };
