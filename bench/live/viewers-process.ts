// Many viewers in one process.
import type { ViewersMessage, ViewersOrder } from './order.ts';
import { Viewer } from './viewer.ts';

let viewers: Viewer[] = [];

process.on('message', (order: ViewersOrder) => {
  if (order.kind === 'watch') void watch(order);
  else if (order.kind === 'forget') for (const viewer of viewers) viewer.forget();
  else if (order.kind === 'stall') for (const viewer of viewers.slice(-order.count)) viewer.stall();
  else if (order.kind === 'resume') for (const viewer of viewers) viewer.resume();
  else report();
});

async function watch({ url, tokens, decoding }: ViewersOrder & { kind: 'watch' }): Promise<void> {
  viewers = tokens.map((token, at) => new Viewer({ url, token, isDecoding: at < decoding }));
  for (const viewer of viewers) await viewer.start();
  say({ kind: 'watching' });
}

function report(): void {
  say({
    kind: 'report',
    viewers: viewers.map(({ frames, resyncs, cuts, rows }) => ({
      frames,
      resyncs,
      cuts,
      rows: rows ? { count: rows.count, faults: rows.faults } : null,
    })),
    byFrame: viewers[0]?.rows?.byFrame ?? [],
  });
}

function say(message: ViewersMessage): void {
  process.send?.(message);
}
