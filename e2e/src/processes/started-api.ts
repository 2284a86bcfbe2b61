import { ProcessUnderTest } from './process-under-test.ts';
import { API } from './repository.ts';

/** The admin token of every API a test starts. */
export const ADMIN_TOKEN = 'an-admin-token-of-more-than-32-characters';

/** A running API. */
export interface StartedApi {
  readonly process: ProcessUnderTest;
  readonly url: string;
  readonly signInUrl: string;
}

/** Starts the built API on `port`, or on a free one, and waits until it listens. */
export async function startApi(dataDir: string, port = 0): Promise<StartedApi> {
  const process = new ProcessUnderTest([API], {
    FINWAIT_PORT: String(port),
    FINWAIT_DATA_DIR: dataDir,
    FINWAIT_BOOTSTRAP_TOKEN: ADMIN_TOKEN,
  });
  const [, url = '', signInUrl = ''] = await process.printed(/Finwait is at (\S+) .*: (\S+)\n/);
  return { process, url, signInUrl };
}

/** A REST answer's body. */
export async function readJson<T>(url: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { headers, ...init });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** An enrolment token for one host. */
export async function newEnrolmentToken(apiUrl: string): Promise<string> {
  const { token } = await readJson<{ token: string }>(`${apiUrl}/api/v1/enrolments`, {
    method: 'POST',
    body: '{}',
  });
  return token;
}

/** Enrols a host by hand and gives its credential. */
export async function enrol(apiUrl: string, name: string): Promise<string> {
  const body = JSON.stringify({ token: await newEnrolmentToken(apiUrl), name, machineId: `machine-${name}` });
  const { credential } = await readJson<{ credential: string }>(`${apiUrl}/api/v1/enrol`, {
    method: 'POST',
    body,
  });
  return credential;
}
