import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../../problem/api-error.js';
import { WriteLock } from '../../storage/write-lock.js';

/** Argon2id; 64 MiB and three passes take 60 ms of one core. Source: RFC 9106 §4; OWASP asks for 19 MiB and two passes. */
const PARAMETERS = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Stands in for a user that is not there, so that an answer takes as long: the hash of random bytes nobody kept. */
const OF_NOBODY =
  '$argon2id$v=19$m=65536,t=3,p=1$AWVBtmrxHXrneoM5rpDbxQ$8kFIEELvYqtkpuvginJaxBKUO3IXO9fNSpvDToUdEiQ';

/** Passwords that may wait for their turn; more are refused. */
const MOST_WAITING = 16;
const BUSY_FOR_MS = 2_000;

/**
 * Hashes passwords and checks them, one at a time on a thread of Node's pool, so that any number of sign-ins takes one core,
 * 64 MiB and none of the main thread.
 */
@Injectable()
export class PasswordHashes {
  private readonly turn = new WriteLock();
  private waiting = 0;

  /** The hash of a password in the PHC string format. Throws `sign_in_busy` when too many wait. */
  make(password: string): Promise<string> {
    return this.inTurn(() => hash(toComposed(password), PARAMETERS));
  }

  /** Whether the password is the one of the hash; without a hash it never is, and it takes as long to say. */
  isRight(password: string, passwordHash: string | null | undefined): Promise<boolean> {
    return this.inTurn(async () => {
      const isSame = await verify(passwordHash ?? OF_NOBODY, toComposed(password));
      return isSame && typeof passwordHash === 'string';
    });
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= MOST_WAITING) {
      throw new ApiError('sign_in_busy', `${this.waiting} passwords wait`, { retryAfterMs: BUSY_FOR_MS });
    }
    this.waiting += 1;
    try {
      return await this.turn.run(work);
    } finally {
      this.waiting -= 1;
    }
  }
}

/** The same characters are the same password, however the keyboard composes them. Source: RFC 8265 §4.2.2. */
function toComposed(password: string): string {
  return password.normalize('NFC');
}
