import { readAsAdmin, type StartedApi } from '../../e2e/src/processes/started-api.ts';

/** Enrols so many hosts, NAME-0 and so on; the answer is a credential for each. */
export async function enrolAll({ url }: StartedApi, count: number, name = 'bench'): Promise<string[]> {
  const post = <T>(path: string, body: unknown) =>
    readAsAdmin<T>(`${url}/api/v1/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const { token } = await post<{ token: string }>('enrolments', { maxHosts: count });
  const credentials: string[] = [];
  for (let host = 0; host < count; host += 1) {
    const request = { token, name: `${name}-${host}`, machineId: `machine-of-${name}-${host}` };
    credentials.push((await post<{ credential: string }>('enrol', request)).credential);
  }
  return credentials;
}
