import { parseCookie } from 'cookie';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { HostRegistry } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { ADMIN_TOKEN } from './admin-token.js';
import type { Member, Principal } from './authorise.js';
import { hashSecret, isSameHash } from './secret.js';
import { SessionStore, type StoredSession } from './sessions/session.store.js';
import { ApiTokenStore } from './tokens/api-token.store.js';
import { UserStore } from './users/user.store.js';

/** The cookie that holds a browser's session where the API is reached without TLS. */
export const SESSION_COOKIE = 'finwait_session';

/** Its name over TLS: a browser takes it from this very host alone, never from one beside it or without TLS. Source: RFC 6265bis §4.1.3.2. */
export const TLS_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;

/** What a request, or a socket's handshake, brings to prove who it is. */
export interface Evidence {
  /** The bearer token or `auth.token`: the admin token, an API token, or a host's credential. */
  readonly token?: string | undefined;
  /** The `Cookie` header. */
  readonly cookies?: string | undefined;
}

/** Who somebody is, by token, session cookie or a host's credential: the one place that decides it for REST and `/live`. */
@Injectable()
export class Access {
  private readonly adminTokenHash: string;
  /** Where all ways to the API have TLS, a cookie that did not need it is nobody's. */
  private readonly cookieNames: readonly string[];

  constructor(
    @Inject(ADMIN_TOKEN) adminToken: string,
    @Inject(CONFIG) { tls }: Pick<Config, 'tls'>,
    private readonly sessions: SessionStore,
    private readonly tokens: ApiTokenStore,
    private readonly users: UserStore,
    private readonly registry: HostRegistry,
  ) {
    this.adminTokenHash = hashSecret(adminToken);
    this.cookieNames = tls ? [TLS_SESSION_COOKIE] : [TLS_SESSION_COOKIE, SESSION_COOKIE];
  }

  /** True for the admin token. */
  isAdminToken(token: string): boolean {
    return isSameHash(hashSecret(token), this.adminTokenHash);
  }

  /** The principal behind the evidence. Throws `credentials_missing` or `credentials_refused`. */
  identify(evidence: Evidence, now = Date.now()): Principal {
    if (evidence.token !== undefined) return this.identifyToken(evidence.token, now);
    const cookie = this.toSessionCookie(evidence.cookies);
    if (cookie === undefined)
      throw new ApiError('credentials_missing', 'neither a bearer token nor a session cookie');
    const session = this.sessions.use(cookie, now);
    const member = session && this.toMember(session);
    if (!member) throw new ApiError('credentials_refused', 'the session has ended');
    return member;
  }

  /** The session cookie's value in a `Cookie` header. */
  toSessionCookie(header: string | undefined): string | undefined {
    if (header === undefined) return undefined;
    const cookies = parseCookie(header);
    const name = this.cookieNames.find((known) => cookies[known] !== undefined);
    return name === undefined ? undefined : cookies[name];
  }

  private identifyToken(token: string, now: number): Principal {
    if (this.isAdminToken(token)) return { role: 'admin', scope: null, actor: 'admin-token' };
    const known = this.tokens.use(token, now);
    if (known) return { role: known.role, scope: known.scope, actor: `token:${known.id}` };
    const host = this.registry.findByCredential(hashSecret(token), now);
    if (host) return { role: 'host', hostId: host.id, actor: `host:${host.name}` };
    throw new ApiError('credentials_refused', 'the token is not valid, or has ended');
  }

  /** Whose session it is; `undefined` when the user is no more. One of the admin token, or of a link without a user, is an admin's. */
  toMember({ id, userId, by }: StoredSession): Member | undefined {
    if (userId === null) {
      return { role: 'admin', scope: null, actor: by === 'link' ? 'link' : 'admin-token', sessionId: id };
    }
    const user = this.users.find(userId);
    if (!user) return undefined;
    const { role, scope, name } = user;
    return { role, scope, actor: `user:${name}`, userId, sessionId: id };
  }
}
