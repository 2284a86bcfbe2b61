import { createHash } from 'node:crypto';

/** What an entry of the audit log says, before it has a place in the chain. */
export interface AuditFields {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly target: string | null;
  readonly outcome: string;
  readonly address: string | null;
  /** JSON text of an object. */
  readonly detail: string;
}

/** An entry as the database keeps it. */
export interface ChainedEntry extends AuditFields {
  readonly id: number;
  readonly prevHash: string;
  readonly hash: string;
}

/** The end of a chain: what the next entry follows. */
export type ChainEnd = Pick<ChainedEntry, 'id' | 'hash'>;

/** What is wrong with a chain, and the first entry where it shows. */
export interface ChainBreak {
  readonly id: number;
  readonly cause: 'missing' | 'altered' | 'unlinked';
}

/** What the first entry follows. */
export const CHAIN_START: ChainEnd = { id: 0, hash: '0'.repeat(64) };

/** The entry that follows `end`. Its hash covers all it says and the hash before it. */
export function toChained(end: ChainEnd, fields: AuditFields): ChainedEntry {
  const entry = { ...fields, id: end.id + 1, prevHash: end.hash };
  return { ...entry, hash: hashEntry(entry) };
}

/**
 * The first break in the chain of `entries`, which come in the order of their ids and follow `after`; `undefined` when it is whole.
 * A chain that was cut off at its end is whole: compare its last hash with one that was kept elsewhere.
 */
export function findChainBreak(
  entries: Iterable<ChainedEntry>,
  after: ChainEnd = CHAIN_START,
): ChainBreak | undefined {
  let end = after;
  for (const entry of entries) {
    if (entry.id !== end.id + 1) return { id: end.id + 1, cause: 'missing' };
    if (entry.hash !== hashEntry(entry)) return { id: entry.id, cause: 'altered' };
    if (entry.prevHash !== end.hash) return { id: entry.id, cause: 'unlinked' };
    end = entry;
  }
  return undefined;
}

function hashEntry(entry: Omit<ChainedEntry, 'hash'>): string {
  const { prevHash, id, at, actor, action, target, outcome, address, detail } = entry;
  const text = JSON.stringify([prevHash, id, at, actor, action, target, outcome, address, detail]);
  return createHash('sha256').update(text).digest('hex');
}
