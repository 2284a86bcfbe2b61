import { ERRORS, type ErrorCode } from '@finwait/contracts/protocol';

/** A request that failed: the code of the registry, what was wrong, and what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ErrorCode,
    /** HTTP status; `null` when no answer came. */
    readonly status: number | null,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }

  get title(): string {
    return ERRORS[this.code].title;
  }

  get action(): string {
    return ERRORS[this.code].action;
  }
}

/** True when nobody is signed in, or no longer. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}
