import { answerOf, createRestClient, type RestClient } from '@finwait/client';
import { ProcessUnderTest } from './process-under-test.ts';
import { API, API_OPTIONS } from './repository.ts';
import { readJson } from './rest.ts';

/** The admin token of every API a test starts. */
export const ADMIN_TOKEN = 'an-admin-token-of-more-than-32-characters';

/** A running API. */
export interface StartedApi {
  readonly process: ProcessUnderTest;
  readonly url: string;
  readonly signInUrl: string;
}

/** Starts the built API on `port`, or on a free one, and waits until it listens. */
export async function startApi(
  dataDir: string,
  port = 0,
  env: Readonly<Record<string, string>> = {},
  wrapper: readonly string[] = [],
): Promise<StartedApi> {
  const base = {
    FINWAIT_PORT: String(port),
    FINWAIT_DATA_DIR: dataDir,
    FINWAIT_BOOTSTRAP_TOKEN: ADMIN_TOKEN,
  };
  const process = new ProcessUnderTest([...API_OPTIONS, API], { ...base, ...env }, wrapper);
  const [, url = '', signInUrl = ''] = await process.printed(/Finwait is at (\S+) .*: (\S+)\n/);
  return { process, url, signInUrl };
}

/** A REST answer's body, read with the admin token. */
export function readAsAdmin<T>(url: string, init: RequestInit = {}): Promise<T> {
  return readJson<T>(url, ADMIN_TOKEN, init);
}

/** The client of a running API, with the admin token. */
export function clientOf(apiUrl: string): RestClient {
  return createRestClient({ api: apiUrl, token: ADMIN_TOKEN });
}

/** An enrolment token for one host. */
export async function newEnrolmentToken(apiUrl: string): Promise<string> {
  return (await answerOf(clientOf(apiUrl).POST('/api/v1/enrolments', { body: {} }))).token;
}

/** Enrols a host by hand and gives its credential. */
export async function enrol(apiUrl: string, name: string): Promise<string> {
  const body = { token: await newEnrolmentToken(apiUrl), name, machineId: `machine-${name}` };
  return (await answerOf(clientOf(apiUrl).POST('/api/v1/enrol', { body }))).credential;
}
