import { isInspectionRequest, type InspectionAnswer } from '@finwait/contracts/protocol';
import { Census } from '../inspection/census.js';
import { SocketMemory } from '../inspection/socket-memory.js';
import type { SimulatedHost } from './simulated-host.js';
import { toSockets } from './simulated-sockets.js';

const FIN_TIMEOUT_MS = 60_000;

/** Answers an inspection of a simulated host as an agent answers one of a real host: the same census counts its sockets. */
export function inspectSimulated(host: SimulatedHost, message: unknown, now: number): InspectionAnswer {
  if (!isInspectionRequest(message))
    return { ok: false, code: 'request_malformed', detail: 'not a request this agent can read' };
  const startedAt = performance.now();
  const { sockets, owners, cgroups } = toSockets(host, now);
  const census = new Census({
    request: message,
    owners: message.groupBy.includes('process') ? owners : null,
    cgroups,
    memory: new SocketMemory(),
    finTimeoutMs: FIN_TIMEOUT_MS,
    now: startedAt,
  });
  for (const socket of sockets) {
    if (message.states === undefined || (socket.state !== null && message.states.includes(socket.state)))
      census.take(socket);
  }
  const tookMs = Math.round(performance.now() - startedAt);
  return { ok: true, takenAt: now, tookMs, interrupted: false, ...census.count(message.limit) };
}
