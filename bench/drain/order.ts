/** What the process of the agents is asked to do. */
export interface DrainOrder {
  readonly url: string;
  /** One credential for each agent. */
  readonly credentials: readonly string[];
  /** Snapshots that wait in each spool. */
  readonly rows: number;
  /** Where the spools lie. */
  readonly dir: string;
}

/** What it says to its parent. */
export type DrainMessage =
  | { readonly kind: 'filled'; readonly bytes: number; readonly seconds: number }
  | { readonly kind: 'drained'; readonly seconds: number; readonly cpuMs: number };
