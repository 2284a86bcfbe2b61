import type Database from 'better-sqlite3';
import { findChainBreak, type ChainedEntry, type ChainBreak } from '../audit/audit-chain.js';
import type { Fault } from './fault.js';

const CAUSES: Readonly<Record<ChainBreak['cause'], string>> = {
  missing: 'is missing',
  altered: 'says something else than what its hash was made of',
  unlinked: 'does not follow the one before it',
};

/** Where the audit log is not as the API wrote it. */
export function findAuditFaults(database: Database.Database): Fault[] {
  const rows = database.prepare('SELECT * FROM "AuditEntry" ORDER BY "id"').iterate();
  const found = findChainBreak(rows as IterableIterator<ChainedEntry>);
  if (!found) return [];
  return [{ code: 'audit_broken', cause: `entry ${found.id} ${CAUSES[found.cause]}` }];
}
