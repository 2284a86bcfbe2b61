import type { ViewerReport } from './order.ts';

/**
 * Frames that some viewer had and another had not, or twice, or of another length. All have the same subscription, and with it
 * the same frames.
 */
export function countMissing(viewers: readonly ViewerReport[]): number {
  const bytesOf = new Map(viewers.flatMap(({ frames }) => frames.map(([at, , bytes]) => [at, bytes])));
  return viewers.reduce((sum, { frames }) => {
    const whole = new Set(frames.filter(([at, , bytes]) => bytesOf.get(at) === bytes).map(([at]) => at));
    return sum + bytesOf.size - whole.size + (frames.length - whole.size);
  }, 0);
}
