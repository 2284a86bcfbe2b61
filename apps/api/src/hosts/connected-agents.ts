import type { UplinkClientEvents, UplinkServerEvents } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';

/** The uplink of one agent. */
export type AgentConnection = Socket<UplinkClientEvents, UplinkServerEvents>;

/** Which agents are connected right now, by their host's id. */
@Injectable()
export class ConnectedAgents {
  private readonly byHost = new Map<number, AgentConnection>();

  /** Adds the uplink of a host until it disconnects. Of two, the newer one is the host's. */
  add(hostId: number, connection: AgentConnection): void {
    this.byHost.set(hostId, connection);
    connection.once('disconnect', () => {
      if (this.byHost.get(hostId) === connection) this.byHost.delete(hostId);
    });
  }

  /** How many agents are connected. */
  get count(): number {
    return this.byHost.size;
  }

  find(hostId: number): AgentConnection | undefined {
    return this.byHost.get(hostId);
  }
}
