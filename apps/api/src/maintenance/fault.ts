import { ERRORS, type ErrorCode } from '@finwait/contracts';
import { FLEET_HOST } from '../history/sealer.js';

/** What can be wrong with a database. */
export type FaultCode = Extract<
  ErrorCode,
  | 'database_damaged'
  | 'schema_differs'
  | 'chunk_damaged'
  | 'chunk_misplaced'
  | 'tier_missing'
  | 'tier_differs'
  | 'fleet_differs'
  | 'history_without_host'
  | 'row_unreadable'
  | 'totals_differ'
  | 'recount_misplaced'
  | 'audit_broken'
>;

/** Something that is wrong with a database, and where. */
export interface Fault {
  readonly code: FaultCode;
  /** What is wrong, in words. */
  readonly cause: string;
  readonly hostId?: number;
  readonly tier?: string;
  /** Where the chunk begins, epoch milliseconds. */
  readonly startAt?: number;
}

/** A fault as it is told: the host by its name, and what to do. */
export interface ToldFault {
  readonly code: FaultCode;
  readonly host: string | null;
  readonly tier: string | null;
  readonly startAt: number | null;
  readonly cause: string;
  readonly action: string;
}

/** Names the host of a fault; one that is in no table by its number. */
export function tellFault(fault: Fault, names: ReadonlyMap<number, string>): ToldFault {
  const { code, cause, hostId, tier = null, startAt = null } = fault;
  const host =
    hostId === undefined ? null : hostId === FLEET_HOST ? 'fleet' : (names.get(hostId) ?? `#${hostId}`);
  return { code, host, tier, startAt, cause, action: ERRORS[code].action };
}

/** One line for a fault. */
export function toFaultLine({ code, host, tier, startAt, cause, action }: ToldFault): string {
  const time = startAt === null ? null : toTimeText(startAt);
  const place = [host, tier, time].filter((part) => part !== null).join(' ');
  return `${code}: ${place === '' ? '' : `${place}: `}${cause}. ${action}`;
}

/** An instant in ISO 8601; the number where it is none, as in a damaged row. */
export function toTimeText(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
}
