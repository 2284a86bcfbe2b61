import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret } from '../secret.js';

const LIVES_MS = 3_600_000;

/** Whom a link signs in. */
export interface LinkHolder {
  /** Without it the link gives an admin's session that belongs to no user. */
  readonly userId?: number | undefined;
}

interface Link extends LinkHolder {
  readonly expiresAt: number;
}

/** Codes that sign a browser in once. They live in memory: a restart of the API ends them. */
@Injectable()
export class SignInLinks {
  private readonly byHash = new Map<string, Link>();

  /** A new code, good once within the next hour. Those past their end are forgotten. */
  create(now: number, { userId }: LinkHolder = {}): { code: string; expiresAt: number } {
    for (const [hash, link] of this.byHash) if (link.expiresAt <= now) this.byHash.delete(hash);
    const code = newSecret('link');
    const expiresAt = now + LIVES_MS;
    this.byHash.set(hashSecret(code), { userId, expiresAt });
    return { code, expiresAt };
  }

  /** Whom the code signs in: the first time it is used before its end, and never again. */
  use(code: string, now: number): LinkHolder | undefined {
    const hash = hashSecret(code);
    const link = this.byHash.get(hash);
    this.byHash.delete(hash);
    return link && link.expiresAt > now ? { userId: link.userId } : undefined;
  }

  /** Forgets the links of a user. */
  forget(userId: number): void {
    for (const [hash, link] of this.byHash) if (link.userId === userId) this.byHash.delete(hash);
  }
}

/** The address of a code's link, on pages below `url`. */
export function toSignInUrl(url: string, code: string): string {
  return `${url}/sign-in/?code=${code}`;
}
