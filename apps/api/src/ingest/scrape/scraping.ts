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
import { ServiceMetrics } from '../../metrics/service-metrics.js';
import { readExporter } from './read-exporter.js';
import { parseScrapeTargets, type ScrapeTarget } from './scrape-target.js';
import { ScrapedHosts } from './scraped-hosts.js';
import { Troubles } from './troubles.js';

/** Targets read at the same time. */
const MOST_AT_ONCE = 16;

/**
 * Reads every node_exporter of the targets' file once an interval and stores what it tells as a snapshot of its host. The
 * file is read again before each round. A target that does not answer leaves a gap, and one whose host has an agent is
 * left to the agent.
 */
@Injectable()
export class Scraping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly ended = new AbortController();
  private readonly troubles = new Troubles(new Logger('Scraping'));
  private targets: readonly ScrapeTarget[] = [];
  private rounds: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly hosts: ScrapedHosts,
    private readonly metrics: ServiceMetrics,
  ) {}

  onApplicationBootstrap(): void {
    const { scrapeFile } = this.config;
    if (scrapeFile === undefined) return;
    this.metrics.watch('finwait_scrape_targets', 'node_exporters to read', () => this.targets.length);
    this.metrics.watch(
      'finwait_scrape_troubles',
      'node_exporters that could not be read',
      () => this.troubles.count,
    );
    this.rounds = this.run(scrapeFile);
  }

  async onModuleDestroy(): Promise<void> {
    this.ended.abort();
    await this.rounds;
  }

  private async run(file: string): Promise<void> {
    const { signal } = this.ended;
    while (!signal.aborted) {
      const startedAt = Date.now();
      await this.readTargets(file);
      await this.readAll(this.targets);
      const restMs = Math.max(this.config.scrapeIntervalMs - (Date.now() - startedAt), 0);
      await pause(restMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** A file that cannot be understood changes nothing. */
  private async readTargets(file: string): Promise<void> {
    const read = await readFile(file, 'utf8').then(parseScrapeTargets, (error: Error) => ({
      ok: false as const,
      problems: [error.message],
    }));
    this.troubles.note(file, read.ok ? undefined : read.problems.join('; '));
    if (!read.ok) return;
    this.targets = read.targets;
    this.troubles.keepOnly(new Set([file, ...read.targets.map(({ host }) => host)]));
  }

  private async readAll(targets: readonly ScrapeTarget[]): Promise<void> {
    const waiting = [...targets];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !this.ended.signal.aborted; next = waiting.shift()) {
        const trouble = await this.store(next).catch((error: Error) => error.message);
        if (!this.ended.signal.aborted) this.troubles.note(next.host, trouble);
      }
    };
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  }

  /** Stores one snapshot; the answer says why there is none. */
  private async store({ host: name, url, tags }: ScrapeTarget): Promise<string | undefined> {
    const takenAt = Date.now();
    const told = await readExporter(url, this.ended.signal);
    if (!told.ok) return told.why;
    const host = { name, tags, source: 'node_exporter', intervalMs: this.config.scrapeIntervalMs };
    await this.hosts.store(host, takenAt, told.figures);
    return undefined;
  }
}
