import { ERRORS, type ErrorCode } from '@finwait/contracts';

/** A refusal or failure with a stable code, answered as problem+json or as a socket acknowledgement. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }

  /** The HTTP status of the code; 500 for a code that has none. */
  get status(): number {
    return ERRORS[this.code].status ?? 500;
  }
}
