import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HistoryWriter } from './history-writer.js';
import type { SealReport } from './sealer.js';

/** An hour stays open for this long after its end, since snapshots come late. */
const GRACE_MS = 300_000;
const EVERY_MS = 60_000;

/** Has closed hours sealed: when the API starts and every minute, one pass at a time. */
@Injectable()
export class Sealing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Sealing');
  private readonly said = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly writer: HistoryWriter) {}

  onApplicationBootstrap(): void {
    void this.pass();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async pass(): Promise<void> {
    try {
      this.tell(await this.writer.seal(Date.now() - GRACE_MS));
    } catch (error) {
      if (!this.isStopped) this.logger.error(error);
    }
    if (!this.isStopped) this.timer = setTimeout(() => void this.pass(), EVERY_MS);
  }

  private tell({ hours, fleetHours, damaged }: SealReport): void {
    if (hours + fleetHours > 0)
      this.logger.debug(`sealed ${hours} hours of hosts and ${fleetHours} of the fleet`);
    for (const damage of damaged.filter((line) => !this.said.has(line))) {
      this.said.add(damage);
      this.logger.error(`${damage}; late snapshots of it stay unsealed`);
    }
  }
}
