import type { UplinkClientEvents, UplinkServerEvents } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';

/** The uplink of one agent. */
export type AgentConnection = Socket<UplinkClientEvents, UplinkServerEvents>;

/** A new connection of an agent, and the one it has not yet noticed the end of. */
const MOST_PER_HOST = 2;

/** Which agents are connected right now, by their host's id. */
@Injectable()
export class ConnectedAgents {
  /** The newest last. */
  private readonly byHost = new Map<number, AgentConnection[]>();

  /** Adds the uplink of a host until it disconnects. Of two, the newer one is the host's; of three, the oldest is ended. */
  add(hostId: number, connection: AgentConnection): void {
    const connections = [...(this.byHost.get(hostId) ?? []), connection];
    this.byHost.set(hostId, connections);
    connection.once('disconnect', () => this.remove(hostId, connection));
    if (connections.length > MOST_PER_HOST) connections[0]?.disconnect(true);
  }

  /** How many agents are connected. */
  get count(): number {
    return this.byHost.size;
  }

  find(hostId: number): AgentConnection | undefined {
    return this.byHost.get(hostId)?.at(-1);
  }

  private remove(hostId: number, connection: AgentConnection): void {
    const rest = (this.byHost.get(hostId) ?? []).filter((other) => other !== connection);
    if (rest.length === 0) this.byHost.delete(hostId);
    else this.byHost.set(hostId, rest);
  }
}
