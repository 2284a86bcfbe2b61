/** Why something failed, in one line. A name with several addresses fails with one error for each and no message. */
export function toCause(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(toCause).join('; ');
  return isObject(error) && 'message' in error ? String(error.message) : String(error);
}

/** The code of a failed system call, such as `ENOENT`; `undefined` for any other failure. */
export function toErrorCode(error: unknown): string | undefined {
  return isObject(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
