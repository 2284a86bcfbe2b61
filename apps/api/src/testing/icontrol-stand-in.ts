import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { toStats } from './icontrol-objects.js';

/** For `localhost` alone, signed by itself. */
export const STAND_IN_CERTIFICATE = join(__dirname, '../../../../e2e/src/tls/localhost.crt');
const KEY = join(__dirname, '../../../../e2e/src/tls/localhost.key');

/** Who may sign in. */
export const STAND_IN_USER = { username: 'finwait', password: 'a pass-word: "with" \\ all of it' };

/**
 * A server that answers iControl REST as a BIG-IP does, from the shapes that F5 documents: tokens, their end and their
 * errors, collections in pages and without `items`, statistics, and what it says while it starts.
 * Sources: community.f5.com, Demystifying iControl REST 1, 3 and 6; errors as f5-bigip-rest-go's tests quote them.
 */
export class IcontrolStandIn {
  /** `starting` answers with pages, `hanging` never. */
  mode: 'ready' | 'starting' | 'hanging' = 'ready';
  /** What it answers to every login instead: a status and a message, `BODY` standing for what was sent. */
  loginError: readonly [status: number, message: string] | undefined;
  /** What it says of the life of a token. */
  tokenSeconds = 1_200;
  /** Whether its users are of another directory, whom the provider `tmos` does not know. */
  isRemote = false;
  /** The items of each collection by its path. */
  readonly collections = new Map<string, readonly object[]>();
  /** The counts of each TCP profile. */
  tcpCounts: Readonly<Record<string, Readonly<Record<string, number>>>> = {};
  /** Method and path of every request. */
  readonly asked: string[] = [];
  /** Tokens that are good. */
  readonly tokens = new Set<string>();
  readonly #expired = new Set<string>();
  #issued = 0;
  readonly #server = createServer({ cert: readFileSync(STAND_IN_CERTIFICATE), key: readFileSync(KEY) });

  constructor() {
    this.#server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** `localhost:PORT`, once it listens. */
  get address(): string {
    return `localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Its port on the loopback address, which is in no certificate. */
  get numericAddress(): string {
    const { address, port, family } = this.#server.address() as AddressInfo;
    return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`;
  }

  /** How often this was asked: method and the beginning of the path. */
  count(what: string): number {
    return this.asked.filter((line) => line.startsWith(what)).length;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Ends the life of every token; `isForgotten` as a restart of the BIG-IP does. */
  endTokens(isForgotten = false): void {
    for (const token of this.tokens) if (!isForgotten) this.#expired.add(token);
    this.tokens.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    this.asked.push(`${method} ${url}`);
    if (this.mode === 'hanging') return;
    if (this.mode === 'starting') {
      response.writeHead(503, { 'content-type': 'text/html' });
      response.end('<html><body>Configuration Utility restarting...</body></html>');
      return;
    }
    const body = await text(request);
    const token = String(request.headers['x-f5-auth-token'] ?? '');
    const [status, answer] = method === 'POST' ? this.#signIn(url, body) : this.#serve(method, url, token);
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
    response.end(JSON.stringify(answer));
  }

  #signIn(path: string, body: string): [status: number, body: object] {
    if (this.loginError)
      return toError(
        this.loginError[0],
        this.loginError[1].replace('BODY', () => body),
      );
    const { username, password, loginProviderName } = JSON.parse(body) as Record<string, string>;
    const isKnown = username === STAND_IN_USER.username && password === STAND_IN_USER.password;
    if (path !== '/mgmt/shared/authn/login' || !isKnown || (this.isRemote && loginProviderName === 'tmos'))
      return toError(401, 'Authentication failed.');
    const token = `TOKEN${(this.#issued += 1)}`;
    this.tokens.add(token);
    const selfLink = `https://localhost/mgmt/shared/authz/tokens/${token}`;
    return [
      200,
      { username, loginProviderName, token: { token, name: token, timeout: this.tokenSeconds, selfLink } },
    ];
  }

  #serve(method: string, url: string, token: string): [status: number, body: object] {
    if (token === '')
      return toError(401, 'Authorization failed: no user authentication header or token detected.');
    if (this.#expired.has(token)) return toError(401, 'X-F5-Auth-Token has expired.');
    if (!this.tokens.has(token)) return toError(401, 'X-F5-Auth-Token does not exist.');
    const { pathname, searchParams } = new URL(url, 'https://localhost');
    if (method === 'DELETE') {
      this.tokens.delete(pathname.split('/').at(-1) ?? '');
      return [200, {}];
    }
    if (pathname === '/mgmt/tm/ltm/profile/tcp/stats')
      return [200, toStats('/mgmt/tm/ltm/profile/tcp', this.tcpCounts)];
    if (pathname === '/mgmt/tm/sys/version') return [200, VERSION];
    const items = this.collections.get(pathname);
    return items
      ? [200, toPage(pathname, items, searchParams)]
      : toError(404, `Public URI path not registered: ${pathname}`);
  }
}

const VERSION = {
  kind: 'tm:sys:version:versionstats',
  entries: {
    'https://localhost/mgmt/tm/sys/version/0': {
      nestedStats: { entries: { Product: { description: 'BIG-IP' }, Version: { description: '17.1.1' } } },
    },
  },
};

function toError(code: number, message: string): [status: number, body: object] {
  return [
    code,
    { code, message, referer: '192.0.2.1', restOperationId: 6_611_233, kind: ':resterrorresponse' },
  ];
}

/** Without `items` where there are none, with `nextLink` where there are more. */
function toPage(path: string, items: readonly object[], query: URLSearchParams): object {
  const top = Number(query.get('$top') ?? items.length);
  const skip = Number(query.get('$skip') ?? 0);
  const page = items.slice(skip, skip + top);
  const rest = [...query]
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, value]) => `${name}=${value}&`);
  const nextLink = `https://localhost${path}?${rest.join('')}$top=${top}&$skip=${skip + top}`;
  return {
    selfLink: `https://localhost${path}?ver=17.1.1`,
    ...(page.length > 0 && { items: page }),
    ...(skip + top < items.length && { nextLink }),
  };
}
