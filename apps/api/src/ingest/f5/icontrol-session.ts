import { readFile } from 'node:fs/promises';
import { toItems, toJsonObject, toText, type JsonObject } from '@finwait/tcp';
import { readF5Credential, type F5Credential } from './f5-credential.js';
import type { F5Device } from './f5-device.js';
import { IcontrolFailure, toIcontrolFailure } from './icontrol-failure.js';
import {
  askIcontrol,
  type IcontrolAnswer,
  type IcontrolAsk,
  type IcontrolServer,
} from './icontrol-request.js';

const LOGIN_PATH = '/mgmt/shared/authn/login';
const TOKENS_PATH = '/mgmt/shared/authz/tokens/';
/** What a login says of its token: `timeout`, seconds; absolute, however often it is used. */
const TOKEN_LIFE_SECONDS = 1_200;
const LEAVE_PATIENCE_MS = 2_000;
/** Accounts are locked after a few wrong passwords, so a refused one rests this long, or until its file changes. */
const REFUSED_REST_MS = 600_000;
const REFUSED =
  'it refuses user or password; it is asked again when the credential file changes, or in 10 minutes';
const MOST_PAGES = 1_000;
const TOKEN_REFUSED = /X-F5-Auth-Token (has expired|does not exist)/i;

interface Login {
  readonly server: IcontrolServer;
  readonly token: string;
  readonly renewAt: number;
}

/**
 * Reads iControl REST with a token that is kept for as long as it lives. A token that the BIG-IP does not know any more is
 * replaced once. Every method throws an {@link IcontrolFailure}.
 * Source: community.f5.com, Demystifying iControl REST part 6, Token-Based Authentication.
 */
export class IcontrolSession {
  readonly #device: F5Device;
  readonly #ended: AbortSignal;
  readonly #patienceMs: number;
  #login: Login | undefined;
  #refused: { readonly credential: string; readonly until: number } | undefined;

  constructor(device: F5Device, ended: AbortSignal, patienceMs = 10_000) {
    this.#device = device;
    this.#ended = ended;
    this.#patienceMs = patienceMs;
  }

  /** The body at a path, which may have a query. */
  async read(path: string): Promise<unknown> {
    let answer = await this.#get(path);
    if (isTokenRefused(answer)) {
      this.#login = undefined;
      answer = await this.#get(path);
    }
    if (answer.status !== 200 || answer.body === undefined) throw toIcontrolFailure(answer);
    return answer.body;
  }

  /** The objects of a collection, on however many pages they come. Links say `https://localhost`: of them only path and query count. */
  async readItems(path: string): Promise<JsonObject[]> {
    const items: JsonObject[] = [];
    const seen = new Set<string>();
    for (let next: string | undefined = path; next !== undefined;) {
      if (seen.has(next) || seen.size === MOST_PAGES)
        throw new IcontrolFailure(`the pages of ${path} do not end`);
      seen.add(next);
      const body = await this.read(next);
      items.push(...toItems(body));
      next = toNextPath(body);
    }
    return items;
  }

  /** Gives the token back, since a user may have only so many. Never throws. */
  async leave(): Promise<void> {
    const login = this.#login;
    this.#login = undefined;
    if (!login) return;
    const { server, token } = login;
    const ask: IcontrolAsk = { method: 'DELETE', path: TOKENS_PATH + encodeURIComponent(token), token };
    await askIcontrol(server, ask, Math.min(this.#patienceMs, LEAVE_PATIENCE_MS)).catch(() => undefined);
  }

  async #get(path: string): Promise<IcontrolAnswer> {
    if (this.#login && this.#login.renewAt <= Date.now()) await this.leave();
    this.#login ??= await this.#signIn();
    const { server, token } = this.#login;
    return askIcontrol(server, { method: 'GET', path, token }, this.#patienceMs, this.#ended);
  }

  async #signIn(): Promise<Login> {
    const { origin, serverName, caFile } = this.#device;
    const credential = await readF5Credential(this.#device.credentialFile);
    this.#refuseRested(credential);
    const ca = caFile === undefined ? undefined : await readCa(caFile);
    const server = { origin, ca, serverName };
    let answer = await this.#post(server, { ...credential, loginProviderName: 'tmos' });
    if (answer.status === 401) answer = await this.#post(server, credential);
    if (answer.status === 401) {
      this.#refused = { credential: toKey(credential), until: Date.now() + REFUSED_REST_MS };
      throw new IcontrolFailure(REFUSED);
    }
    const told = toJsonObject(toJsonObject(answer.body)?.token);
    const token = toText(told?.token);
    if (answer.status !== 200 || token === undefined) throw toLoginFailure(answer, credential);
    const lifeMs = toLifeSeconds(told?.timeout) * 1_000;
    return { server, token, renewAt: Date.now() + lifeMs - Math.min(60_000, lifeMs / 2) };
  }

  #post(server: IcontrolServer, json: object): Promise<IcontrolAnswer> {
    return askIcontrol(server, { method: 'POST', path: LOGIN_PATH, json }, this.#patienceMs, this.#ended);
  }

  #refuseRested(credential: F5Credential): void {
    const refused = this.#refused;
    if (refused && refused.credential === toKey(credential) && Date.now() < refused.until)
      throw new IcontrolFailure(REFUSED);
    this.#refused = undefined;
  }
}

function toKey({ username, password }: F5Credential): string {
  return JSON.stringify([username, password]);
}

/** Some errors repeat what was sent: those are not. */
function toLoginFailure(answer: IcontrolAnswer, { password }: F5Credential): IcontrolFailure {
  const failure = toIcontrolFailure(answer);
  const hasSecret = failure.message.includes(password) || failure.message.includes('password');
  return hasSecret ? toIcontrolFailure({ status: answer.status, body: {} }) : failure;
}

function isTokenRefused({ status, body }: IcontrolAnswer): boolean {
  return status === 401 && TOKEN_REFUSED.test(toText(toJsonObject(body)?.message) ?? '');
}

function toLifeSeconds(timeout: unknown): number {
  return typeof timeout === 'number' && timeout > 0 ? timeout : TOKEN_LIFE_SECONDS;
}

function toNextPath(body: unknown): string | undefined {
  const link = toText(toJsonObject(body)?.nextLink);
  const url = link === undefined ? null : URL.parse(link, 'https://localhost');
  return url?.pathname.startsWith('/mgmt/') ? url.pathname + url.search : undefined;
}

function readCa(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: Error) => {
    throw new IcontrolFailure(`its caFile cannot be read: ${cause.message}`);
  });
}
