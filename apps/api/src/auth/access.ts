import { parseCookie } from 'cookie';
import { Inject, Injectable } from '@nestjs/common';
import { HostRegistry } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { ADMIN_TOKEN } from './admin-token.js';
import type { Principal } from './authorise.js';
import { hashSecret, isSameHash } from './secret.js';
import { SessionStore } from './session.store.js';

/** The cookie that holds a browser's session. */
export const SESSION_COOKIE = 'finwait_session';

/** What a request, or a socket's handshake, brings to prove who it is. */
export interface Evidence {
  /** The bearer token or `auth.token`: the admin token, or a host's credential. */
  readonly token?: string | undefined;
  /** The `Cookie` header. */
  readonly cookies?: string | undefined;
}

/** Who somebody is, by admin token, session cookie or a host's credential: the one place that decides it for REST and `/live`. */
@Injectable()
export class Access {
  private readonly adminTokenHash: string;

  constructor(
    @Inject(ADMIN_TOKEN) adminToken: string,
    private readonly sessions: SessionStore,
    private readonly registry: HostRegistry,
  ) {
    this.adminTokenHash = hashSecret(adminToken);
  }

  /** True for the admin token. */
  isAdminToken(token: string): boolean {
    return isSameHash(hashSecret(token), this.adminTokenHash);
  }

  /** The principal behind the evidence. Throws `credentials_missing` or `credentials_refused`. */
  async identify(evidence: Evidence): Promise<Principal> {
    if (evidence.token !== undefined) {
      if (this.isAdminToken(evidence.token)) return { role: 'admin' };
      const host = this.registry.findByCredential(hashSecret(evidence.token));
      if (host) return { role: 'host', hostId: host.id };
      throw new ApiError('credentials_refused', 'the token is not valid');
    }
    const cookie = toSessionCookie(evidence.cookies);
    if (cookie === undefined)
      throw new ApiError('credentials_missing', 'neither a bearer token nor a session cookie');
    const expiresAt = await this.sessions.find(cookie, Date.now());
    if (expiresAt === undefined) throw new ApiError('credentials_refused', 'the session has ended');
    return { role: 'admin' };
  }
}

/** The session cookie's value in a `Cookie` header. */
export function toSessionCookie(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[SESSION_COOKIE];
}
