import type { Log } from '../log.js';

/** A log that keeps its lines as `level message`. */
export function createLogLines(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { log: (level, message) => void lines.push(`${level} ${message}`), lines };
}
