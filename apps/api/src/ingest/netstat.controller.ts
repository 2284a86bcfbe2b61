import {
  hostNameSchema,
  netstatAnswerSchema,
  netstatQuerySchema,
  PROTOCOL_VERSION,
  type NetstatAnswer,
  type NetstatQuery,
} from '@finwait/contracts';
import { SKIP_REASONS, toColumnValues, toSocketTextFigures, type ParsedSocketText } from '@finwait/tcp';
import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/access.guard.js';
import { RemovalStore } from '../history/retention/removal.store.js';
import { HostAdmission } from '../hosts/host-admission.js';
import type { LiveHost } from '../hosts/host-registry.js';
import { LiveFeed } from '../live/live-feed.js';
import { ApiError } from '../problem/api-error.js';
import { Answers } from '../web/answers.js';
import { LISTING_PATH } from '../web/listing-body.js';
import { IngestService, refuseImpossibleTime } from './ingest.service.js';
import { learnIntervalMs } from './learned-interval.js';
import { parseListing } from './listing.js';

const MOST_SKIPPED = 100;
const MOST_SKIPPED_IN_DETAIL = 3;

/** Snapshots of hosts without an agent: what netstat or ss printed there. */
@ApiTags('hosts')
@Controller()
export class NetstatController {
  constructor(
    private readonly ingest: IngestService,
    private readonly admission: HostAdmission,
    private readonly live: LiveFeed,
    private readonly kept: RemovalStore,
  ) {}

  @Post(LISTING_PATH)
  @HttpCode(200)
  @Requires('write')
  @ApiConsumes('text/plain')
  @ApiBody({ schema: { type: 'string' }, description: 'raw output of netstat or ss, at most 8 MiB' })
  @Answers(
    'Counts the TCP sockets in raw output of netstat or ss, of any system, and stores them as a snapshot of the host.',
    netstatAnswerSchema,
    'request_malformed',
    'credentials_missing',
    'credentials_refused',
    'not_allowed',
    'origin_refused',
    'request_too_large',
    'netstat_not_understood',
    'snapshot_time_refused',
    'host_removed',
    'storage_unavailable',
    'overloaded',
  )
  async storeNetstat(
    @Param('name', { schema: hostNameSchema }) name: string,
    @Query({ schema: netstatQuerySchema }) query: NetstatQuery,
    @Body() body: unknown,
  ): Promise<NetstatAnswer> {
    const receivedAt = Date.now();
    const bytes = body instanceof Uint8Array ? body : new Uint8Array();
    const parsed = await parseListing(bytes, { shownState: query.state, mostSkipped: MOST_SKIPPED });
    if (parsed.parsed === 0) throw new ApiError('netstat_not_understood', describeSkipped(parsed));
    const { counts, unknown } = toSocketTextFigures(parsed, { shownState: query.state });
    refuseImpossibleTime(query.takenAt ?? receivedAt, receivedAt);
    if (query.takenAt !== undefined) await this.refuseTooOld(query.takenAt);
    const { host, isNew } = await this.admission.admitPosted(name, receivedAt);
    if (isNew) this.live.noteHost(host.id, 'appeared');
    const takenAt = query.takenAt ?? toFreeTime(receivedAt, host);
    await this.ingest.accept(host.id, {
      v: PROTOCOL_VERSION,
      run: 'netstat',
      rows: [[0, takenAt, 0, ...toColumnValues({ ...counts, unknown })]],
    });
    await this.admission.noteInterval(host.id, learnInterval(host, takenAt), 'netstat');
    const { dialect, skipped } = parsed;
    const skippedMore = countSkipped(parsed) - skipped.length;
    return {
      takenAt,
      dialect,
      states: counts,
      unknown,
      parsed: parsed.parsed,
      skipped: [...skipped],
      skippedMore,
    };
  }

  /** Throws `snapshot_time_refused` for a time whose snapshots are not kept any more: it would not be stored. */
  private async refuseTooOld(takenAt: number): Promise<void> {
    const keptFrom = await this.kept.readKeptFrom();
    if (takenAt >= keptFrom) return;
    const [asked, first] = [takenAt, keptFrom].map((at) => new Date(at).toISOString());
    throw new ApiError(
      'snapshot_time_refused',
      `${asked} is before ${first}, from when on snapshots are kept`,
    );
  }
}

/** Two posts of one host within a millisecond are two snapshots. */
function toFreeTime(now: number, { latest }: LiveHost): number {
  return latest?.takenAt === now ? now + 1 : now;
}

function learnInterval({ profile, latest }: LiveHost, takenAt: number): number {
  const distanceMs = latest !== undefined && takenAt > latest.takenAt ? takenAt - latest.takenAt : undefined;
  return learnIntervalMs(profile?.intervalMs, distanceMs);
}

function countSkipped({ skippedLines }: ParsedSocketText): number {
  return Object.values(skippedLines).reduce((sum, lines) => sum + lines, 0);
}

function describeSkipped(parsed: ParsedSocketText): string {
  const lines = parsed.skipped
    .slice(0, MOST_SKIPPED_IN_DETAIL)
    .map(({ line, text, reason }) => `line ${line}, ${JSON.stringify(text)}: ${SKIP_REASONS[reason]}`);
  const more = countSkipped(parsed) - lines.length;
  if (lines.length === 0) return 'the text lists no TCP socket';
  return [...lines, ...(more > 0 ? [`${more} lines more`] : [])].join('; ');
}
