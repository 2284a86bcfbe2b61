import type { FleetLatest } from '@finwait/contracts';
import { memo } from 'react';
import { useNow } from '../frame/use-now';
import type { LiveFleet } from '../live/live-fleet';
import { useTotals } from '../live/use-totals';
import { Ledger, type LedgerProps } from './ledger';

/** The ledger, and what its totals are made from. */
export interface LiveLedgerProps extends Omit<LedgerProps, 'totals' | 'now'> {
  readonly live: LiveFleet;
  /** As REST answered; `null` until it has. */
  readonly latest: FleetLatest | null;
}

const COMPARE_EVERY_MS = 10_000;

/** The ledger with the totals of now. */
export const LiveLedger = memo(function LiveLedger({ live, latest, ...rest }: LiveLedgerProps) {
  const now = useNow(COMPARE_EVERY_MS);
  return <Ledger {...rest} totals={useTotals(live, latest)} now={now} />;
});
