import type { Browser, Page } from 'playwright-core';

/** A stretch of time in milliseconds on CLOCK_MONOTONIC, as DevTools' timestamps are. */
export interface Task {
  readonly at: number;
  readonly ms: number;
  /** Of that, when the thread had a processor. */
  readonly cpuMs: number;
}

/** What a page's main thread did, from Chromium's trace. */
export interface MainThread {
  /** Tasks of its event loop, in order. */
  readonly tasks: readonly Task[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Traces `work`. */
export async function traceMainThread(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<MainThread> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  return toMainThread(traceEvents);
}

function toMainThread(events: readonly TraceEvent[]): MainThread {
  const { pid, tid } = findBusiest(events);
  const tasks = events.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid);
  return {
    tasks: tasks
      .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ts / 1_000, ms: dur / 1_000, cpuMs: tdur / 1_000 }))
      .sort((one, other) => one.at - other.at),
  };
}

/** Of the main threads of renderers, the one with most to do: that of the page. */
function findBusiest(events: readonly TraceEvent[]): TraceEvent {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const busy = (main: TraceEvent) =>
    events
      .filter(({ name, pid, tid }) => name === 'RunTask' && pid === main.pid && tid === main.tid)
      .reduce((sum, { dur = 0 }) => sum + dur, 0);
  const [busiest] = mains.map((main) => ({ main, ms: busy(main) })).sort((one, other) => other.ms - one.ms);
  if (!busiest) throw new Error('the trace names no main thread');
  return busiest.main;
}
