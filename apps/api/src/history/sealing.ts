import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { RetentionReport } from './retention/retention.js';
import type { RemovalReason } from './retention/retention-tables.js';
import type { SealReport } from './sealer.js';
import { HistoryStore } from './store/history-store.js';

/** An hour stays open for this long after its end, since snapshots come late. */
const GRACE_MS = 300_000;
const EVERY_MS = 60_000;
/** Agents that waited for the API bring what they kept in the first seconds. */
const SECOND_PASS_AFTER_MS = 10_000;

const REASONS: Readonly<Record<RemovalReason, string>> = {
  age: 'older than it is kept',
  cap: 'the database is above FINWAIT_MAX_DB_BYTES',
  host: 'of hosts that were removed',
};

/** Has closed hours sealed and what is kept no longer removed: when the API starts, soon after and every minute, one pass at a time. */
@Injectable()
export class Sealing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sealing');
  private readonly said = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  private over: number | undefined;

  constructor(
    private readonly store: HistoryStore,
    @Inject(CONFIG) private readonly config: Pick<Config, 'retention'>,
  ) {}

  /** What the database takes in bytes although nothing is left that its limit may remove; `undefined` while that holds. */
  get overBytes(): number | undefined {
    return this.over;
  }

  onApplicationBootstrap(): void {
    void this.pass(SECOND_PASS_AFTER_MS);
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async pass(waitMs: number): Promise<void> {
    await this.attempt(async () => this.tell(await this.store.seal(Date.now() - GRACE_MS)));
    await this.attempt(async () =>
      this.tellRemoved(await this.store.retain(this.config.retention, Date.now())),
    );
    if (!this.isStopped) this.timer = setTimeout(() => void this.pass(EVERY_MS), waitMs);
  }

  /** What fails is said and tried again in the next pass; where sealing fails, removing may give it room. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.isStopped) return;
    await work().catch((error: unknown) => {
      if (!this.isStopped) this.logger.error(error);
    });
  }

  private tell({ hours, fleetHours, damaged }: SealReport): void {
    if (hours + fleetHours > 0)
      this.logger.debug(`sealed ${hours} hours of hosts and ${fleetHours} of the fleet`);
    for (const damage of damaged.filter((line) => !this.said.has(line))) {
      this.said.add(damage);
      this.logger.error(`${damage}; late snapshots of it stay unsealed`);
    }
  }

  private tellRemoved({ removals, overBytes }: RetentionReport): void {
    for (const { tier, reason, chunks, bytes, fromAt } of removals) {
      const why = REASONS[reason];
      const from = new Date(fromAt).toISOString();
      this.logger.log(
        `history_removed: ${chunks} chunks of tier ${tier} from ${from} on, ${bytes} bytes: ${why}`,
      );
    }
    if (overBytes !== undefined && this.over === undefined) {
      this.logger.warn(`history_too_large: ${overBytes} bytes, and nothing is left that may be removed`);
    }
    this.over = overBytes;
  }
}
