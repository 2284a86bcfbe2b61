import type { AuditChain } from '@finwait/contracts';
import { CHAIN_START, findChainBreak } from './audit-chain.js';
import type { AuditStore } from './audit.store.js';

/** Entries read at once; other requests have their turn between two reads. */
const STEP = 500;

/** Follows the audit log from its first entry to its end, or to where it is not as it was written. */
export async function checkChain(store: AuditStore): Promise<AuditChain> {
  let end = CHAIN_START;
  let entries = 0;
  for (;;) {
    const some = await store.readAfter(end.id, STEP);
    const last = some.at(-1);
    if (!last) return { entries, head: end.hash, firstBreak: null };
    const firstBreak = findChainBreak(some, end);
    if (firstBreak) {
      const sound = some.filter(({ id }) => id < firstBreak.id);
      return {
        entries: entries + sound.length,
        head: (sound.at(-1) ?? end).hash,
        firstBreak,
      };
    }
    entries += some.length;
    end = last;
  }
}
