import { ERRORS, type ErrorCode } from '@finwait/contracts';

/** A refusal or failure with a stable code, answered as problem+json or as a socket acknowledgement. */
export class ApiError extends Error {
  /** The earliest next try, in milliseconds from now, where that is known. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    options: ErrorOptions & { readonly retryAfterMs?: number } = {},
  ) {
    super(`${code}: ${detail}`, options);
    this.retryAfterMs = options.retryAfterMs;
  }

  /** The HTTP status of the code; 500 for a code that has none. */
  get status(): number {
    return ERRORS[this.code].status ?? 500;
  }
}
