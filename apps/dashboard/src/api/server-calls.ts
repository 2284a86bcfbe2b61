import type { HostServersAnswer } from '@finwait/contracts';
import { answerFrom, rest } from './rest';

/** The servers that the agent of a host found, with what their configurations say. */
export function readServers(name: string, signal: AbortSignal): Promise<HostServersAnswer> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/servers', { params: { path: { name } }, signal }));
}
