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
  type OnGatewayInit,
} from '@nestjs/websockets';
import { Access } from '../auth/access.js';
import { can } from '../auth/authorise.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { describeIssues } from '../problem/schema.pipe.js';
import { toConnectError } from '../web/connect-error.js';
import { LiveFeed, type LiveNamespace, type Viewer } from './live-feed.js';

/** Where viewers watch snapshots arrive. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class LiveGateway implements OnGatewayInit<LiveNamespace> {
  constructor(
    private readonly feed: LiveFeed,
    private readonly access: Access,
    private readonly registry: HostRegistry,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.feed.attach(namespace);
    namespace.use((viewer, next) => {
      this.admit(viewer).then(
        () => next(),
        (error: unknown) => next(toConnectError(error)),
      );
    });
  }

  /** Gives the viewer what it asks for, instead of what it had. */
  @SubscribeMessage('subscribe')
  subscribe(@ConnectedSocket() viewer: Viewer, @MessageBody() message: unknown): LiveAck {
    const parsed = liveSubscriptionSchema.safeParse(message);
    if (!parsed.success) {
      return { ok: false, code: 'request_malformed', detail: describeIssues(parsed.error.issues) };
    }
    const unknown = this.findUnknownHost(parsed.data);
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

  private findUnknownHost(wish: LiveSubscription): string | undefined {
    return wish.hosts?.find((name) => !this.registry.findByName(name));
  }

  /** Lets a viewer in who may read. Throws an {@link ApiError}. */
  private async admit(viewer: Viewer): Promise<void> {
    const { auth, headers } = viewer.handshake;
    const token: unknown = auth['token'];
    const principal = await this.access.identify({
      token: token === undefined || typeof token === 'string' ? token : '',
      cookies: headers.cookie,
    });
    if (!can(principal, 'read')) throw new ApiError('credentials_refused', 'not allowed for this principal');
    this.feed.watchBacklog(viewer);
  }
}
