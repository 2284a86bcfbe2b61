import type { AgentCost, InspectionAnswer, NamespaceSettings } from '@finwait/contracts/protocol';
import type { ColumnValues, Listener, WalkedStates } from '@finwait/tcp';
import type { SocketCount } from './reading.js';

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

/** Runs the call that opens a socket, in whatever network namespace that socket is to belong to. */
export type OpenIn = (open: () => number) => number;

/** What a walk over another namespace gives. */
export interface WalkInside extends SocketCount {
  /** As the kernel dumped it, before what it does not report is left out. */
  readonly walked: WalkedStates;
}

/** Counts every state in the namespace that the socket belongs to. */
export type CountIn = (openIn: OpenIn) => Promise<WalkInside>;

/** Where sockets are read. One read at a time. */
export interface Source {
  /** `netlink`, `procfs`, `netstat`, `sysctl` or `simulated`. */
  readonly name: string;
  /** Rejects with an Error that names the cause when the sockets could not be read; a later read may succeed. */
  read(): Promise<Reading>;
  /** Present where a source can count other network namespaces than its own. */
  readonly countIn?: CountIn;
  /** Present where a source answers inspections itself; never rejects. */
  inspect?(request: unknown): Promise<InspectionAnswer>;
  /** Present where the settings are not those of the kernel underneath. */
  readSettings?(): NamespaceSettings[];
  /** Gives back what the source holds. Call it when no read is under way. */
  close(): void;
}
