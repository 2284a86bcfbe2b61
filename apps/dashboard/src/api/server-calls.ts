import type { HostServersAnswer, ServerActivityAnswer, ServerHistory } from '@finwait/contracts';
import type { HistoryRange } from './calls';
import { answerFrom, rest } from './rest';

/** The servers that the agent of a host found, with what their configurations say. */
export function readServers(name: string, signal: AbortSignal): Promise<HostServersAnswer> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/servers', { params: { path: { name } }, signal }));
}

/** What the servers of a host did, in at most `maxPoints` buckets. */
export function readServerActivity(
  name: string,
  query: HistoryRange,
  signal: AbortSignal,
): Promise<ServerActivityAnswer> {
  return answerFrom(
    rest.GET('/api/v1/hosts/{name}/servers/activity', { params: { path: { name }, query }, signal }),
  );
}

/** How the settings of the servers of a host changed within a year, the newest first. */
export function readServerHistory(name: string, signal: AbortSignal): Promise<ServerHistory> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/servers/history', { params: { path: { name } }, signal }));
}
