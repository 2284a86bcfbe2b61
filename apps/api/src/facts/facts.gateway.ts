import { hostFactsSchema, PROTOCOL_VERSION, UPLINK_NAMESPACE, type FactsAck } from '@finwait/contracts';
import { Logger } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { ApiError } from '../problem/api-error.js';
import { describeIssues } from '../problem/schema.pipe.js';
import { FactsService } from './facts.service.js';

/** Where agents tell what they know of their hosts besides the counts. Whose it is was decided when the socket was admitted. */
@WebSocketGateway({ namespace: UPLINK_NAMESPACE })
export class FactsGateway {
  private readonly logger = new Logger('Facts');

  constructor(private readonly facts: FactsService) {}

  /** Takes settings, listeners and servers; acknowledged after changed settings are committed. */
  @SubscribeMessage('facts')
  async accept(
    @ConnectedSocket() socket: { readonly data: { readonly hostId: number } },
    @MessageBody() message: unknown,
  ): Promise<FactsAck> {
    const parsed = hostFactsSchema.safeParse(message);
    if (!parsed.success) {
      return { ok: false, code: 'request_malformed', detail: describeIssues(parsed.error.issues) };
    }
    if (parsed.data.v !== PROTOCOL_VERSION) {
      return { ok: false, code: 'protocol_unsupported', detail: `this API speaks ${PROTOCOL_VERSION}` };
    }
    try {
      await this.facts.accept(socket.data.hostId, parsed.data);
      return { ok: true };
    } catch (error) {
      if (error instanceof ApiError) return { ok: false, code: error.code, detail: error.detail };
      this.logger.error(error);
      return { ok: false, code: 'internal' };
    }
  }
}
