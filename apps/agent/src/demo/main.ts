// Plays a simulated fleet in one process; it is told what to do by the process that starts it.
import { toCause } from '../cause.js';
import { createLog } from '../log.js';
import { beginFleet, playFleet, type FleetOrder } from './simulated-fleet.js';

/** What the process is told. */
type Order = FleetOrder & { readonly stage: 'begin' | 'play' };

const log = createLog((text) => process.stderr.write(text));
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
process.on('disconnect', () => stop.abort());

process.once('message', (order: Order) => {
  carryOut(order).then(
    () => process.exit(0),
    (error: unknown) => {
      log('error', toCause(error));
      process.exit(1);
    },
  );
});

async function carryOut(order: Order): Promise<void> {
  if (order.stage === 'begin') return beginFleet(order, log, stop.signal);
  const onProgress = (share: number) => process.send?.({ filled: share });
  return playFleet(order, { log, onProgress }, stop.signal);
}
