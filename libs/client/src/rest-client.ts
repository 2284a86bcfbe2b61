import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.js';

/** Where the API is, and who asks. */
export interface RestSettings {
  /** Address of the API, such as `https://finwait.example.com`. */
  readonly api: string;
  /** An API token; left out where the route needs none, or where the browser sends its cookie. */
  readonly token?: string | undefined;
  /** Ends every call that has not been answered. */
  readonly signal?: AbortSignal | undefined;
  /** Sends every call in place of the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** Every call of the REST API by method and path, as typed as its OpenAPI document: `client.GET('/api/v1/hosts')`. */
export type RestClient = Client<paths, 'application/json'>;

/** A client of the API. Nothing is sent yet. */
export function createRestClient({ api, token, signal, fetch }: RestSettings): RestClient {
  return createFetchClient<paths, 'application/json'>({
    baseUrl: api.replace(/\/+$/, ''),
    ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }),
    ...(signal !== undefined && { signal }),
    ...(fetch !== undefined && { fetch }),
    bodySerializer: (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body)),
  });
}
