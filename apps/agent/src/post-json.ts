import { text } from 'node:stream/consumers';
import { parseJson } from './json.js';

/** An answer over HTTP. */
export interface JsonAnswer {
  readonly status: number;
  /** The parsed body; `undefined` when it is not JSON. */
  readonly body: unknown;
}

const TIMEOUT_MS = 10_000;

/**
 * Posts JSON, with a bearer token where one is given, and reads the answer, whatever its status. Rejects when it takes
 * more than 10 s or the signal aborts.
 */
export async function postJson(
  url: URL,
  message: object,
  stop: AbortSignal,
  bearer?: string,
): Promise<JsonAnswer> {
  // Importing node:http touches each of its exports, and one of them loads all of `fetch`: 10 MB of resident memory.
  const { request } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
  const body = JSON.stringify(message);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, signal, agent: false }, (response) => {
      text(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, body: parseJson(answer) }),
        reject,
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}
