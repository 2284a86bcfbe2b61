import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { toConnectFailure, IcontrolFailure } from './icontrol-failure.js';

const MOST_BYTES = 32 * 1_024 * 1_024;

/** Where iControl REST is served, and who vouches for it. */
export interface IcontrolServer {
  readonly origin: string;
  readonly ca: Buffer | undefined;
  readonly serverName: string | undefined;
}

/** One request. */
export interface IcontrolAsk {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly token?: string;
  readonly json?: object;
}

/** What was answered. */
export interface IcontrolAnswer {
  readonly status: number;
  /** `undefined` for anything but JSON: a BIG-IP that starts answers with pages. */
  readonly body: unknown;
}

/**
 * Sends one request on a connection of its own, whose certificate is verified, and reads the answer to its end. Throws an
 * {@link IcontrolFailure} when there is none within `patienceMs` or before `ended`.
 */
export async function askIcontrol(
  server: IcontrolServer,
  ask: IcontrolAsk,
  patienceMs: number,
  ended?: AbortSignal,
): Promise<IcontrolAnswer> {
  const limit = AbortSignal.timeout(patienceMs);
  const signal = ended ? AbortSignal.any([ended, limit]) : limit;
  try {
    const answer = await send(server, ask, signal);
    const text = await readText(answer);
    const isJson = /^application\/json\b/i.test(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode ?? 0, body: isJson ? parseJson(text) : undefined };
  } catch (error) {
    if (error instanceof IcontrolFailure) throw error;
    if (limit.aborted) throw new IcontrolFailure(`no answer in ${patienceMs / 1_000} s`);
    throw toConnectFailure(error as Error);
  }
}

function send(server: IcontrolServer, ask: IcontrolAsk, signal: AbortSignal): Promise<IncomingMessage> {
  const sent = ask.json === undefined ? '' : JSON.stringify(ask.json);
  const options: RequestOptions = {
    method: ask.method,
    agent: false,
    signal,
    rejectUnauthorized: true,
    headers: {
      accept: 'application/json',
      ...(ask.token !== undefined && { 'x-f5-auth-token': ask.token }),
      ...(sent !== '' && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    },
    ...(server.ca && { ca: server.ca }),
    ...(server.serverName !== undefined && { servername: server.serverName }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(ask.path, server.origin), options, resolve);
    asked.on('error', reject);
    asked.end(sent);
  });
}

async function readText(answer: IncomingMessage): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) throw new IcontrolFailure('its answer is larger than 32 MiB');
    text += decoder.decode(part, { stream: true });
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
