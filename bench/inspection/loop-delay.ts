// Loaded before a program: measures how long its event loop is held, writes a line of JSON for every SIGUSR2 and begins anew.
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  const line = { worstMs: delay.max / 1e6, p99Ms: delay.percentile(99) / 1e6 };
  delay.reset();
  appendFileSync(process.env.LOOP_DELAY_FILE ?? '', `${JSON.stringify(line)}\n`);
});
