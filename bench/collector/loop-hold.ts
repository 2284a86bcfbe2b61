// Loaded before a program: measures how long its event loop is held, writes a line of JSON for every SIGUSR2 and begins anew.
import { appendFileSync } from 'node:fs';

/** How long an event loop was held, at worst. */
export interface LoopHold {
  /** CPU milliseconds of its own thread between two ticks of a timer; other programs cannot add to that. */
  readonly heldMs: number;
  /** How late a tick of the timer was, whoever had the processor meanwhile. */
  readonly lateMs: number;
}

const TICK_MS = 1;

function readThreadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

let worst: LoopHold = { heldMs: 0, lateMs: 0 };
let last = { at: performance.now(), threadMs: readThreadMs() };
setInterval(() => {
  const now = { at: performance.now(), threadMs: readThreadMs() };
  worst = {
    heldMs: Math.max(worst.heldMs, now.threadMs - last.threadMs),
    lateMs: Math.max(worst.lateMs, now.at - last.at - TICK_MS),
  };
  last = now;
}, TICK_MS).unref();
process.on('SIGUSR2', () => {
  appendFileSync(process.env.LOOP_HOLD_FILE ?? '', `${JSON.stringify(worst)}\n`);
  worst = { heldMs: 0, lateMs: 0 };
});
