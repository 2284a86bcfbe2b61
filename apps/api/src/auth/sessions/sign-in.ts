import type { SessionRequest } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../../audit/audit-log.js';
import { ApiError } from '../../problem/api-error.js';
import { Access } from '../access.js';
import { PasswordHashes } from '../passwords/password-hashes.js';
import { SignInBackoff } from '../passwords/sign-in-backoff.js';
import { UserStore } from '../users/user.store.js';
import type { NewSession } from './session.store.js';
import { SignInLinks } from './sign-in-links.js';

/** Who signed in, and how. */
export type SignedIn = Pick<NewSession, 'userId' | 'by'>;

/** Checks what somebody signs in with. */
@Injectable()
export class SignIn {
  constructor(
    private readonly access: Access,
    private readonly users: UserStore,
    private readonly links: SignInLinks,
    private readonly hashes: PasswordHashes,
    private readonly backoff: SignInBackoff,
    private readonly audit: AuditLog,
  ) {}

  /** Who that is. Throws what the request is refused with, after it is written down. */
  async check(request: FastifyRequest, credentials: SessionRequest): Promise<SignedIn> {
    const address = request.ip;
    if ('password' in credentials) return this.checkPassword(credentials, address);
    if ('code' in credentials) {
      const holder = this.links.use(credentials.code, Date.now());
      const isGone = holder?.userId !== undefined && !this.users.find(holder.userId);
      if (holder && !isGone) return { userId: holder.userId ?? null, by: 'link' };
      await this.noteRefusal('link', address);
      throw new ApiError('sign_in_link_used', 'a link signs in once, within an hour');
    }
    if (this.access.isAdminToken(credentials.token)) return { userId: null, by: 'token' };
    await this.noteRefusal('admin-token', address);
    throw new ApiError('credentials_refused', 'the token is not the admin token');
  }

  private async checkPassword(
    { name, password }: { name: string; password: string },
    address: string,
  ): Promise<SignedIn> {
    this.backoff.begin(name, address, Date.now());
    const user = this.users.findByName(name);
    if (await this.hashes.isRight(password, user?.passwordHash)) {
      this.backoff.succeeded(name, address);
      if (user) return { userId: user.id, by: 'password' };
    }
    await this.noteRefusal(name, address);
    throw new ApiError('sign_in_refused', 'the name or the password is wrong');
  }

  private noteRefusal(target: string, address: string): Promise<void> {
    return this.audit.note({ actor: 'nobody', address }, { action: 'sign_in', target, outcome: 'refused' });
  }
}
