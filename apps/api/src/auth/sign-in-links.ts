import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret } from './secret.js';

const LIVES_MS = 3_600_000;

/** Codes that sign a browser in once. They live in memory: a restart of the API ends them. */
@Injectable()
export class SignInLinks {
  private readonly expiryByHash = new Map<string, number>();

  /** A new code, good once within the next hour. */
  create(now: number): string {
    const code = newSecret('link');
    this.expiryByHash.set(hashSecret(code), now + LIVES_MS);
    return code;
  }

  /** True the first time a code is used before its end. */
  use(code: string, now: number): boolean {
    const hash = hashSecret(code);
    const expiresAt = this.expiryByHash.get(hash);
    this.expiryByHash.delete(hash);
    return expiresAt !== undefined && expiresAt > now;
  }
}
