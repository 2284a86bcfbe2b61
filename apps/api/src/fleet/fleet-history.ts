import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FLEET_STEP_MS } from '../history/fleet-minutes.js';
import { FLEET_HOST } from '../history/sealer.js';
import { HistoryStore } from '../history/store/history-store.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { toFleetTotals } from './fleet-totals.js';

/** Snapshots of the minute's end are under way for this long. */
const LATE_MS = 2_000;

/**
 * Keeps the fleet's totals of every whole minute as samples of a host of its own. They are summed anew from the hosts' own
 * snapshots where some came late, within about a minute, and once more when the hour is sealed.
 */
@Injectable()
export class FleetHistory implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Fleet');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly registry: HostRegistry,
    private readonly store: HistoryStore,
  ) {}

  onApplicationBootstrap(): void {
    this.waitForMinute(Date.now());
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** Stores the totals of the minute that ends at `at`, unless no host has ever reported. */
  async keep(at: number): Promise<void> {
    const { values, reporting, held } = toFleetTotals(this.registry.all(), at);
    if (reporting + held === 0) return;
    const sample = { hostId: FLEET_HOST, takenAt: at, seq: 0, flags: 0, values, hosts: { reporting, held } };
    await this.store.append([sample]);
  }

  private waitForMinute(now: number): void {
    const at = (Math.floor(now / FLEET_STEP_MS) + 1) * FLEET_STEP_MS;
    this.timer = setTimeout(
      () => {
        this.keep(at).catch((error: unknown) => this.logger.error(error));
        this.waitForMinute(Date.now());
      },
      at + LATE_MS - now,
    );
  }
}
