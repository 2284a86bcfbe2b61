/** Why something failed, in one line. What `fetch` throws has the reason behind it, one for each address of a name. */
export function toCause(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(toCause).join('; ');
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : toCause(error.cause);
}
