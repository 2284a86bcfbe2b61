import type { UplinkRow } from '@finwait/contracts/protocol';

/** A snapshot on its way: its row and the run that the row's `seq` belongs to. */
export interface OutgoingSnapshot {
  readonly run: string;
  readonly row: UplinkRow;
}
