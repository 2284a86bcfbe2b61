import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

/** What a page holds after a collection of garbage. */
export interface Held {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Looks so many times at what the page holds, once every `everyMs`. */
export async function watchHeap(devtools: CDPSession, times: number, everyMs: number): Promise<Held[]> {
  await devtools.send('Performance.enable');
  const held: Held[] = [];
  for (let time = 0; time < times; time += 1) {
    await pause(everyMs);
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    held.push({
      heapMb: read('JSHeapUsedSize') / 1e6,
      nodes: read('Nodes'),
      listeners: read('JSEventListeners'),
    });
  }
  return held;
}
