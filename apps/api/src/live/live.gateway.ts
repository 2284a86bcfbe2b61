import {
  LIVE_NAMESPACE,
  liveSubscriptionSchema,
  type LiveAck,
  type LiveSubscription,
} from '@finwait/contracts';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { OnModuleDestroy } from '@nestjs/common';
import { Access, type Evidence } from '../auth/access.js';
import { can, type Member } from '../auth/authorise.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { AddressLimits } from '../limits/address-limits.js';
import { TokenBuckets } from '../limits/token-buckets.js';
import { ApiError } from '../problem/api-error.js';
import { describeIssues } from '../problem/schema.pipe.js';
import { toConnectError } from '../web/connect-error.js';
import { LiveFeed, type LiveNamespace, type Viewer } from './live-feed.js';

/** How soon a viewer is disconnected whose session or token has ended, or whose role or scope is another. */
const RECHECK_MS = 2_000;

/** Live feeds that one user or token may have open at a time. */
const MOST_PER_MEMBER = 20;

/** Subscriptions over one connection. */
const MESSAGES = { burst: 50, perSecond: 5 };

/** Where viewers watch snapshots arrive. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class LiveGateway
  implements OnGatewayInit<LiveNamespace>, OnGatewayConnection<Viewer>, OnModuleDestroy
{
  private readonly messages = new TokenBuckets(MESSAGES);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly feed: LiveFeed,
    private readonly access: Access,
    private readonly registry: HostRegistry,
    private readonly limits: AddressLimits,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.feed.attach(namespace);
    namespace.use((viewer, next) => {
      try {
        this.admit(namespace, viewer);
        next();
      } catch (error) {
        next(toConnectError(error));
      }
    });
    this.timer = setInterval(() => this.recheck(namespace), RECHECK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  handleConnection(viewer: Viewer): void {
    this.limits.admitHandshake(viewer.request);
  }

  /** Gives the viewer what it asks for, instead of what it had. */
  @SubscribeMessage('subscribe')
  subscribe(@ConnectedSocket() viewer: Viewer, @MessageBody() message: unknown): LiveAck {
    const waitMs = this.messages.take(viewer.id, Date.now());
    if (waitMs > 0) return { ok: false, code: 'too_many_messages', detail: `${waitMs} ms to wait` };
    const parsed = liveSubscriptionSchema.safeParse(message);
    if (!parsed.success) {
      return { ok: false, code: 'request_malformed', detail: describeIssues(parsed.error.issues) };
    }
    const unknown = this.findUnknownHost(viewer.data.member, parsed.data);
    if (unknown !== undefined) {
      return { ok: false, code: 'host_unknown', detail: `no host is named ${JSON.stringify(unknown)}` };
    }
    return { ok: true, ...this.feed.subscribe(viewer, parsed.data) };
  }

  /** Ends the subscription; the connection stays. */
  @SubscribeMessage('unsubscribe')
  unsubscribe(@ConnectedSocket() viewer: Viewer): { ok: true } {
    this.feed.unsubscribe(viewer);
    return { ok: true };
  }

  /** The first host of the wish that is not there, or that the member may not know of. */
  private findUnknownHost(member: Member, wish: LiveSubscription): string | undefined {
    return wish.hosts?.find((name) => {
      const host = this.registry.findByName(name);
      return !host || !can(member, 'read', host);
    });
  }

  /** Lets a viewer in who may read. Throws an {@link ApiError}. */
  private admit(namespace: LiveNamespace, viewer: Viewer): void {
    const member = this.identify(viewer);
    const others = [...namespace.sockets.values()].filter(({ data }) => data.member.actor === member.actor);
    if (others.length >= MOST_PER_MEMBER) {
      throw new ApiError('too_many_viewers', `${member.actor} has ${others.length} open`);
    }
    viewer.data.member = member;
    this.feed.watchBacklog(viewer);
  }

  /** A viewer who is now somebody else, or nobody, has to come again. */
  private recheck(namespace: LiveNamespace): void {
    for (const viewer of namespace.sockets.values()) {
      if (!this.isUnchanged(viewer)) viewer.disconnect(true);
    }
  }

  private isUnchanged(viewer: Viewer): boolean {
    try {
      const { role, scope } = viewer.data.member;
      const now = this.identify(viewer);
      return now.role === role && JSON.stringify(now.scope) === JSON.stringify(scope);
    } catch {
      return false;
    }
  }

  private identify({ handshake }: Viewer): Member {
    const principal = this.access.identify(toEvidence(handshake));
    if (principal.role === 'host' || !can(principal, 'read')) {
      throw new ApiError('not_allowed', `${principal.actor} is ${principal.role}`);
    }
    return principal;
  }
}

function toEvidence({ auth, headers }: Viewer['handshake']): Evidence {
  const token: unknown = auth['token'];
  const isText = token === undefined || typeof token === 'string';
  return { token: isText ? token : '', cookies: headers.cookie };
}
