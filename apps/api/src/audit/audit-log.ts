import type { AuditAction } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import { WriteLock } from '../storage/write-lock.js';
import { CHAIN_START, toChained, type ChainEnd } from './audit-chain.js';
import { AuditStore } from './audit.store.js';

/** Refused sign-ins that are written down in a minute; the rest is counted. */
const MOST_REFUSALS = 30;
const MINUTE_MS = 60_000;

/** Who did it, and from where. */
export interface Asker {
  readonly actor: string;
  readonly address: string;
}

/** What was done. Never give it a secret. */
export interface Deed {
  readonly action: AuditAction;
  readonly target?: string | undefined;
  readonly outcome?: 'done' | 'refused';
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down who did what: one entry after the other, each chained to the one before. */
@Injectable()
export class AuditLog {
  private readonly turn = new WriteLock();
  /** What the next entry follows; `undefined` when only the disk knows. */
  private end: ChainEnd | undefined;
  private refusals = { since: 0, count: 0, omitted: 0 };

  constructor(private readonly store: AuditStore) {}

  /** Resolves once the entry is on the disk. Of a flood of refusals the first are written; the next entry says how many were not. */
  async note(asker: Asker, deed: Deed, now = Date.now()): Promise<void> {
    const { action, target = null, outcome = 'done', detail = {} } = deed;
    if (outcome === 'refused' && this.isFlood(now)) return;
    const { omitted } = this.refusals;
    this.refusals.omitted = 0;
    const said = omitted === 0 ? detail : { ...detail, refusalsOmitted: omitted };
    const { actor, address } = asker;
    const fields = { at: now, actor, action, target, outcome, address, detail: JSON.stringify(said) };
    await this.turn.run(async () => {
      const entry = toChained(this.end ?? (await this.store.readEnd()) ?? CHAIN_START, fields);
      this.end = undefined;
      await this.store.append(entry);
      this.end = entry;
    });
  }

  private isFlood(now: number): boolean {
    if (now - this.refusals.since >= MINUTE_MS) this.refusals = { ...this.refusals, since: now, count: 0 };
    this.refusals.count += 1;
    if (this.refusals.count <= MOST_REFUSALS) return false;
    this.refusals.omitted += 1;
    return true;
  }
}
