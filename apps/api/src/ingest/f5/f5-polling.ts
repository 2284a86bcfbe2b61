import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { recordVirtualServers } from '../../facts/server-settings.js';
import { ServerSettingsStore } from '../../facts/server-settings.store.js';
import { HostRegistry } from '../../hosts/host-registry.js';
import { ServiceMetrics } from '../../metrics/service-metrics.js';
import { ScrapedHosts } from '../scrape/scraped-hosts.js';
import { Troubles } from '../scrape/troubles.js';
import { parseF5Devices, type F5Device, type F5Devices } from './f5-device.js';
import { F5Reader, type F5Counts } from './f5-reader.js';
import type { F5Setup } from './read-f5.js';

/**
 * Reads every BIG-IP of the devices' file once an interval over iControl REST and stores what its TCP profiles count as a
 * snapshot of its host. The file is read again before each round. A device that does not answer leaves a gap and holds up
 * none of the others, and one whose host has an agent is left to the agent.
 */
@Injectable()
export class F5Polling implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly ended = new AbortController();
  private readonly troubles = new Troubles(new Logger('F5'));
  private readonly readers = new Map<string, F5Reader>();
  private rounds: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly hosts: ScrapedHosts,
    private readonly registry: HostRegistry,
    private readonly metrics: ServiceMetrics,
    private readonly serverStore: ServerSettingsStore,
  ) {}

  onApplicationBootstrap(): void {
    const { f5File } = this.config;
    if (f5File === undefined) return;
    this.metrics.watch('finwait_f5_devices', 'BIG-IPs to read', () => this.readers.size);
    this.metrics.watch('finwait_f5_troubles', 'BIG-IPs that could not be read', () => this.troubles.count);
    this.rounds = this.run(f5File);
  }

  async onModuleDestroy(): Promise<void> {
    this.ended.abort();
    await this.rounds;
    await Promise.all([...this.readers.values()].map((reader) => reader.leave()));
  }

  private async run(file: string): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      const startedAt = Date.now();
      await this.readDevices(file);
      for (const [host, reader] of this.readers) if (!reader.isReading) void this.readOnce(host, reader);
      const restMs = Math.max(this.config.f5IntervalMs - (Date.now() - startedAt), 0);
      await pause(restMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** A file that cannot be understood changes nothing. */
  private async readDevices(file: string): Promise<void> {
    const read = await readFile(file, 'utf8').then(parseF5Devices, (error: Error): F5Devices => ({
      ok: false,
      problems: [error.message],
    }));
    this.troubles.note(file, read.ok ? undefined : read.problems.join('; '));
    if (!read.ok) return;
    const wanted = new Map(read.devices.map((device) => [device.host, device]));
    for (const [host, reader] of this.readers) {
      const device = wanted.get(host);
      if (device && reader.isOf(device)) continue;
      this.readers.delete(host);
      await reader.leave();
    }
    for (const [host, device] of wanted)
      if (!this.readers.has(host)) this.readers.set(host, this.toReader(device));
    this.troubles.keepOnly(new Set([file, ...wanted.keys()]));
  }

  private toReader(device: F5Device): F5Reader {
    return new F5Reader(device, {
      takeCounts: (read, counts) => this.takeCounts(read, counts),
      takeSetup: (read, setup) => this.takeSetup(read, setup),
    });
  }

  private async readOnce(host: string, reader: F5Reader): Promise<void> {
    const trouble = await reader.read();
    if (this.readers.get(host) === reader && !this.ended.signal.aborted) this.troubles.note(host, trouble);
  }

  private async takeCounts({ host: name, tags }: F5Device, counts: F5Counts): Promise<void> {
    const scraped = { name, tags, source: 'f5', intervalMs: this.config.f5IntervalMs };
    const { id } = await this.hosts.store(scraped, counts.takenAt, counts.figures);
    this.registry.noteFacts(id, { f5Counts: { at: counts.takenAt, ...counts.coarse } });
  }

  private async takeSetup({ host }: F5Device, { version, virtualServers }: F5Setup): Promise<void> {
    const known = this.registry.findByName(host);
    if (!known) return;
    const at = Date.now();
    await this.serverStore.append(known.id, at, (stored) => recordVirtualServers(virtualServers, stored));
    this.registry.noteFacts(known.id, { f5Setup: { at, version, virtualServers } });
  }
}
