import type { AgentCost } from '@finwait/contracts/protocol';
import type { ColumnValues, Listener } from '@finwait/tcp';

/** Everything read from this host at one instant. */
export interface Reading {
  /** In wire order. */
  readonly values: ColumnValues;
  /** Bits of `SAMPLE_FLAGS`. */
  readonly flags: number;
  /** The name of the source. */
  readonly source: string;
  /** Every listener with what waits at it; `null` where the source cannot tell. */
  readonly listeners: readonly Listener[] | null;
  readonly cost: AgentCost;
}

/** Where sockets are read. One read at a time. */
export interface Source {
  /** `netlink`, `procfs`, `netstat` or `sysctl`. */
  readonly name: string;
  /** Rejects with an Error that names the cause when the sockets could not be read; a later read may succeed. */
  read(): Promise<Reading>;
  /** Gives back what the source holds. Call it when no read is under way. */
  close(): void;
}
