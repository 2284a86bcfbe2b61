import {
  PROTOCOL_VERSION,
  snapshotBatchSchema,
  UPLINK_NAMESPACE,
  uplinkAuthSchema,
  type SnapshotBatch,
  type UplinkAck,
  type UplinkAuth,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { hashSecret } from '../auth/secret.js';
import { ConnectedAgents } from '../hosts/connected-agents.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { HostStore } from '../hosts/host.store.js';
import { AddressLimits } from '../limits/address-limits.js';
import { TokenBuckets } from '../limits/token-buckets.js';
import { LiveFeed } from '../live/live-feed.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { ApiError } from '../problem/api-error.js';
import { describeIssues } from '../problem/schema.pipe.js';
import { toConnectError } from '../web/connect-error.js';
import { IngestService } from './ingest.service.js';

interface UplinkSocketFields {
  hostId: number;
  credentialHash: string;
}
type UplinkNamespace = Namespace<UplinkClientEvents, UplinkServerEvents, object, UplinkSocketFields>;
type UplinkSocket = Socket<UplinkClientEvents, UplinkServerEvents, object, UplinkSocketFields>;

/** How soon an agent is disconnected whose credential was revoked or whose host was removed. */
const RECHECK_MS = 2_000;

/** Of one host: ten a second are the most an agent sends, more only while it catches up. */
const MESSAGES = { burst: 500, perSecond: 50 };

const RETRY_AFTER_MS: Readonly<Record<string, number>> = { storage_unavailable: 5_000, overloaded: 1_000 };

/** Where agents send their snapshots, and can be reached from then on. */
@WebSocketGateway({ namespace: UPLINK_NAMESPACE })
export class IngestGateway
  implements OnGatewayInit<UplinkNamespace>, OnGatewayConnection<UplinkSocket>, OnModuleDestroy
{
  private readonly logger = new Logger('Ingest');
  private readonly messages = new TokenBuckets<number>(MESSAGES);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly ingest: IngestService,
    private readonly registry: HostRegistry,
    private readonly hosts: HostStore,
    private readonly live: LiveFeed,
    private readonly agents: ConnectedAgents,
    private readonly metrics: ServiceMetrics,
    private readonly limits: AddressLimits,
  ) {}

  afterInit(namespace: UplinkNamespace): void {
    namespace.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => next(toConnectError(error)),
      );
    });
    this.timer = setInterval(() => this.recheck(namespace, Date.now()), RECHECK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  handleConnection(socket: UplinkSocket): void {
    this.limits.admitHandshake(socket.request);
    this.agents.add(socket.data.hostId, socket);
  }

  /** Stores a batch of snapshots and acknowledges it after the commit. */
  @SubscribeMessage('snapshots')
  async snapshots(
    @ConnectedSocket() socket: UplinkSocket,
    @MessageBody() message: unknown,
  ): Promise<UplinkAck> {
    try {
      this.refuseTooMany(socket.data.hostId);
      const seq = await this.ingest.accept(socket.data.hostId, parseBatch(message));
      const afterMs = this.ingest.backlogPauseMs;
      return { ok: true, seq, ...(afterMs && { afterMs }) };
    } catch (error) {
      return this.toRefusal(error);
    }
  }

  /** Ends the connections of credentials that are good no more; their agents are refused when they come again. */
  private recheck(namespace: UplinkNamespace, now: number): void {
    for (const socket of namespace.sockets.values()) {
      const { hostId, credentialHash } = socket.data;
      if (this.registry.findByCredential(credentialHash, now)?.id !== hostId) socket.disconnect(true);
    }
  }

  private refuseTooMany(hostId: number): void {
    const retryAfterMs = this.messages.take(hostId, Date.now());
    if (retryAfterMs > 0) throw new ApiError('too_many_messages', 'of this host', { retryAfterMs });
  }

  private toRefusal(error: unknown): UplinkAck {
    this.metrics.refusedMessages.inc({ code: error instanceof ApiError ? error.code : 'internal' });
    if (!(error instanceof ApiError)) {
      this.logger.error(error);
      return { ok: false, code: 'internal', retry: true, afterMs: 5_000 };
    }
    const afterMs = error.retryAfterMs ?? RETRY_AFTER_MS[error.code];
    return {
      ok: false,
      code: error.code,
      detail: error.detail,
      retry: afterMs !== undefined,
      ...(afterMs && { afterMs }),
    };
  }

  /** Ties the socket to the host behind its credential. Throws an {@link ApiError}. */
  private async admit(socket: UplinkSocket): Promise<void> {
    const auth = parseAuth(socket.handshake.auth);
    const credentialHash = hashSecret(auth.credential);
    const host = this.registry.findByCredential(credentialHash, Date.now());
    if (!host) throw new ApiError('credentials_refused', 'no host has this credential');
    if (auth.v !== PROTOCOL_VERSION)
      throw new ApiError('protocol_unsupported', `this API speaks ${PROTOCOL_VERSION}`);
    Object.assign(socket.data, { hostId: host.id, credentialHash });
    if (JSON.stringify(host.profile) !== JSON.stringify(auth.profile)) {
      await this.hosts.writeProfile(host.id, auth.profile);
      this.registry.noteProfile(host.id, auth.profile);
      this.live.noteChange(host.id);
    }
  }
}

function parseAuth(auth: unknown): UplinkAuth {
  if (typeof auth !== 'object' || auth === null || !('credential' in auth)) {
    throw new ApiError('credentials_missing', 'auth.credential is missing');
  }
  const parsed = uplinkAuthSchema.safeParse(auth);
  if (!parsed.success) throw new ApiError('request_malformed', describeIssues(parsed.error.issues));
  return parsed.data;
}

/** Throws an {@link ApiError} for a message that is none of this protocol. */
function parseBatch(message: unknown): SnapshotBatch {
  const parsed = snapshotBatchSchema.safeParse(message);
  if (!parsed.success) throw new ApiError('request_malformed', describeIssues(parsed.error.issues));
  if (parsed.data.v !== PROTOCOL_VERSION)
    throw new ApiError('protocol_unsupported', `this API speaks ${PROTOCOL_VERSION}`);
  return parsed.data;
}
