import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { PROTOCOL_VERSION } from '@finwait/contracts';
import { toColumnValues } from '@finwait/tcp';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { HostAdmission } from '../../hosts/host-admission.js';
import { LiveFeed } from '../../live/live-feed.js';
import { ServiceMetrics } from '../../metrics/service-metrics.js';
import { IngestService } from '../ingest.service.js';
import { readExporter } from './read-exporter.js';
import { parseScrapeTargets, type ScrapeTarget } from './scrape-target.js';

/** Targets read at the same time. */
const MOST_AT_ONCE = 16;

/**
 * Reads every node_exporter of the targets' file once an interval and stores what it tells as a snapshot of its host. The
 * file is read again before each round. A target that does not answer leaves a gap, and one whose host has an agent is
 * left to the agent.
 */
@Injectable()
export class Scraping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Scraping');
  private readonly ended = new AbortController();
  private readonly troubles = new Map<string, string>();
  private targets: readonly ScrapeTarget[] = [];
  private rounds: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly ingest: IngestService,
    private readonly admission: HostAdmission,
    private readonly live: LiveFeed,
    private readonly metrics: ServiceMetrics,
  ) {}

  onApplicationBootstrap(): void {
    const { scrapeFile } = this.config;
    if (scrapeFile === undefined) return;
    this.metrics.watch('finwait_scrape_targets', 'node_exporters to read', () => this.targets.length);
    this.metrics.watch(
      'finwait_scrape_troubles',
      'node_exporters that could not be read',
      () => this.troubles.size,
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
    this.note(file, read.ok ? undefined : read.problems.join('; '));
    if (!read.ok) return;
    this.targets = read.targets;
    const known = new Set([file, ...read.targets.map(({ host }) => host)]);
    for (const name of this.troubles.keys()) if (!known.has(name)) this.troubles.delete(name);
  }

  private async readAll(targets: readonly ScrapeTarget[]): Promise<void> {
    const waiting = [...targets];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !this.ended.signal.aborted; next = waiting.shift()) {
        const trouble = await this.store(next).catch((error: Error) => error.message);
        if (!this.ended.signal.aborted) this.note(next.host, trouble);
      }
    };
    await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  }

  /** Stores one snapshot; the answer says why there is none. */
  private async store({ host: name, url, tags }: ScrapeTarget): Promise<string | undefined> {
    const takenAt = Date.now();
    const told = await readExporter(url, this.ended.signal);
    if (!told.ok) return told.why;
    const { host, isNew } = await this.admission.admitPosted(name, takenAt, tags);
    if ((host.profile?.agentVersion ?? null) !== null) return 'it has an agent, which tells more';
    if (isNew) this.live.noteHost(host.id, 'appeared');
    await this.ingest.accept(host.id, {
      v: PROTOCOL_VERSION,
      run: 'node_exporter',
      rows: [[0, takenAt, 0, ...toColumnValues(told.figures)]],
    });
    await this.admission.noteInterval(host.id, this.config.scrapeIntervalMs, 'node_exporter');
    return undefined;
  }

  /** Says once what is wrong with a target, and once that it is well again. */
  private note(name: string, trouble: string | undefined): void {
    const known = this.troubles.get(name);
    if (trouble === known) return;
    if (trouble === undefined) {
      this.troubles.delete(name);
      this.logger.log(`${name} can be read again`);
    } else {
      this.troubles.set(name, trouble);
      this.logger.warn(`${name}: ${trouble}`);
    }
  }
}
