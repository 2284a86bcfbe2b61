import { setImmediate } from 'node:timers/promises';

/** Comes back when the condition holds; the test's own time-out ends the wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}
