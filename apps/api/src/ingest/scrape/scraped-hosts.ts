import { PROTOCOL_VERSION } from '@finwait/contracts';
import { toColumnValues, type ColumnName } from '@finwait/tcp';
import { Injectable } from '@nestjs/common';
import { HostAdmission } from '../../hosts/host-admission.js';
import type { LiveHost } from '../../hosts/host-registry.js';
import { LiveFeed } from '../../live/live-feed.js';
import { IngestService } from '../ingest.service.js';

/** A host that has no agent and is read from here. */
export interface ScrapedHost {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What it is read from, such as `node_exporter`. */
  readonly source: string;
  readonly intervalMs: number;
}

/** Takes in what was read of hosts without an agent. */
@Injectable()
export class ScrapedHosts {
  constructor(
    private readonly ingest: IngestService,
    private readonly admission: HostAdmission,
    private readonly live: LiveFeed,
  ) {}

  /**
   * Stores one snapshot and gives its host, which is made where there is none. Throws, and stores nothing, when the host
   * has an agent: that one tells more.
   */
  async store(
    { name, tags, source, intervalMs }: ScrapedHost,
    takenAt: number,
    figures: Readonly<Partial<Record<ColumnName, number | null>>>,
  ): Promise<LiveHost> {
    const { host, isNew } = await this.admission.admitPosted(name, takenAt, tags);
    if ((host.profile?.agentVersion ?? null) !== null) throw new Error('it has an agent, which tells more');
    if (isNew) this.live.noteHost(host.id, 'appeared');
    await this.ingest.accept(host.id, {
      v: PROTOCOL_VERSION,
      run: source,
      rows: [[0, takenAt, 0, ...toColumnValues(figures)]],
    });
    await this.admission.noteInterval(host.id, intervalMs, source);
    return host;
  }
}
