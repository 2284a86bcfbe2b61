import type { SettingsHistory } from '@finwait/contracts';
import { answerFrom, rest } from './rest';

/** How the kernel settings of a host changed within a year, the newest first. */
export function readSettingsHistory(name: string, signal: AbortSignal): Promise<SettingsHistory> {
  const call = rest.GET('/api/v1/hosts/{name}/settings', { params: { path: { name } }, signal });
  // openapi-fetch reads a pair of the document as an array of any length.
  return answerFrom(call) as Promise<SettingsHistory>;
}
