import { join } from 'node:path';
import {
  LIVE_NAMESPACE,
  PROTOCOL_VERSION,
  UPLINK_NAMESPACE,
  type LiveClientEvents,
  type LiveServerEvents,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import { parseConfig } from '../config.js';
import { startApi, type RunningApi } from '../start.js';
import { scratchDir } from './scratch-dir.js';

/** The admin token of a scratch API. */
export const ADMIN_TOKEN = 'scratch-admin-token-of-forty-characters-';

/** A viewer's connection. */
export type ViewerClient = Socket<LiveServerEvents, LiveClientEvents>;
/** An agent's connection. */
export type AgentClient = Socket<UplinkServerEvents, UplinkClientEvents>;

/** A whole API on a free port with an empty database, for the tests of one file. */
export function scratchApi(env: Readonly<Record<string, string>> = {}) {
  const dataDir = scratchDir();
  const clients: { disconnect(): void }[] = [];
  let api: RunningApi;

  async function start(): Promise<void> {
    const parsed = parseConfig({
      FINWAIT_PORT: '0',
      FINWAIT_DATA_DIR: dataDir,
      FINWAIT_BOOTSTRAP_TOKEN: ADMIN_TOKEN,
      FINWAIT_LOG_LEVEL: 'error',
      ...env,
    });
    if (!parsed.ok) throw new Error(parsed.problems.join('; '));
    api = await startApi({ ...parsed.config, dashboardDir: join(dataDir, 'no-dashboard') });
  }

  async function stop(): Promise<void> {
    for (const client of clients.splice(0)) client.disconnect();
    await api.app.close();
  }

  beforeAll(start);
  afterAll(stop);

  /** A request with the admin token unless `init` brings headers of its own. */
  function request(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${api.localUrl}${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` }, ...init });
  }

  /** With the admin token unless `headers` has another; an empty one is left out. */
  async function post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<Response> {
    const withToken = {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      'content-type': 'application/json',
      ...headers,
    };
    const sent = Object.entries(withToken).filter(([, value]) => value !== '');
    return request(path, { method, headers: Object.fromEntries(sent), body: JSON.stringify(body) });
  }

  /** Enrols a host and gives its credential. */
  async function enrol(name: string, tags: Record<string, string> = {}): Promise<string> {
    const { token } = (await (await post('/api/v1/enrolments', { tags })).json()) as { token: string };
    const answer = await post('/api/v1/enrol', { token, name, machineId: `machine-of-${name}` });
    return ((await answer.json()) as { credential: string }).credential;
  }

  function connect(namespace: string, auth: object, extraHeaders?: Record<string, string>): Socket {
    const client = io(`${api.localUrl}${namespace}`, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...(extraHeaders && { extraHeaders }),
    });
    clients.push(client);
    return client;
  }

  /** Connects as the host of the credential. */
  function connectAgent(credential: unknown, intervalMs = 10_000): AgentClient {
    const profile = { agentVersion: '0.1.0', source: 'netlink', platform: 'Linux 6.18', intervalMs };
    return connect(UPLINK_NAMESPACE, { credential, v: PROTOCOL_VERSION, profile });
  }

  /** Connects as a viewer, with the admin token unless `auth` says otherwise. */
  function connectViewer(
    auth: object = { token: ADMIN_TOKEN },
    headers?: Record<string, string>,
  ): ViewerClient {
    return connect(LIVE_NAMESPACE, auth, headers);
  }

  return { start, stop, request, post, enrol, connectAgent, connectViewer, api: () => api };
}

/** Resolves when the client is connected; throws what the API refused it with. */
export function whenConnected(client: ViewerClient | AgentClient): Promise<void> {
  const untyped: Socket = client as Socket;
  return new Promise((resolve, reject) => {
    untyped.on('connect', () => resolve());
    untyped.on('connect_error', (error) => reject(error));
  });
}

/** The code a handshake is refused with. */
export async function refusalOf(client: ViewerClient | AgentClient): Promise<string> {
  const error = await whenConnected(client).then(
    () => undefined,
    (refused: Error & { data?: { code?: string } }) => refused,
  );
  return error?.data?.code ?? String(error?.message);
}
