/** Why a statement failed, in one line: the driver's own words without the client's frame around them. */
export function toStorageFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '') ?? message;
}
