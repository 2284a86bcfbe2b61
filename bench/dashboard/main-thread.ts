import type { Browser, Page } from 'playwright-core';

/** A stretch of time on the trace's clock, milliseconds. */
export interface Task {
  readonly at: number;
  readonly ms: number;
}

/** What a page's main thread did, from Chromium's trace. */
export interface MainThread {
  /** Tasks of its event loop, in order. */
  readonly tasks: readonly Task[];
  /** When a WebSocket brought a message, and how long that was in characters. */
  readonly messages: readonly { readonly at: number; readonly length: number }[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly dataLength?: number } };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Traces `work`. A clock of the trace counts from an arbitrary moment. */
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
  const messages = events.filter(({ name }) => name === 'WebSocketReceive');
  const busiest = findBusiest(events);
  const isOfPage = (event: TraceEvent) => event.pid === busiest.pid && event.tid === busiest.tid;
  return {
    tasks: events
      .filter((event) => event.name === 'RunTask' && isOfPage(event))
      .map(({ ts, dur = 0 }) => ({ at: ts / 1_000, ms: dur / 1_000 }))
      .sort((one, other) => one.at - other.at),
    messages: messages
      .filter(isOfPage)
      .map(({ ts, args }) => ({ at: ts / 1_000, length: args?.data?.dataLength ?? 0 })),
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
