import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The service's own health: each part counts here what it does. */
@Injectable()
export class ServiceMetrics {
  readonly registry = new Registry();

  readonly commitSeconds = new Histogram({
    name: 'finwait_commit_seconds',
    help: 'time one commit of snapshots took, the sync of the disk included',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  readonly storedSnapshots = this.counter('finwait_snapshots_stored_total', 'snapshots committed');
  readonly refusedMessages = this.counter(
    'finwait_uplink_refusals_total',
    'messages of agents that were refused, by error code',
    'code',
  );
  readonly frames = this.counter('finwait_live_frames_total', 'frames sent to viewers');
  readonly framesLeftOut = this.counter(
    'finwait_live_frames_left_out_total',
    'frames that a viewer was too slow for; it was told to read the history instead',
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a gauge that is read when somebody asks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      collect: async () => gauge.set(await read()),
    });
  }

  private counter<Label extends string = never>(
    name: string,
    help: string,
    ...labelNames: Label[]
  ): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
