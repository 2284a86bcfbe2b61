import { setTimeout as pause } from 'node:timers/promises';

const RETRY_MS = 5;
const DEADLINE_MS = 15_000;

/** The first value of `read` that is not null. Fails with what was awaited when none comes. */
export async function firstOf<T>(awaited: () => string, read: () => T | null): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const value = read();
    if (value !== null) return value;
    if (Date.now() > deadline) throw new Error(`waited ${DEADLINE_MS} ms for ${awaited()}`);
    await pause(RETRY_MS);
  }
}

/** Comes back when `holds` does. */
export async function until(awaited: () => string, holds: () => boolean): Promise<void> {
  await firstOf(awaited, () => (holds() ? true : null));
}
