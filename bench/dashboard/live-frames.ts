import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { traceMainThread, type Task } from './main-thread.ts';
import type { OpenedPage } from './opened-page.ts';

/** Milliseconds of the page's main thread, one figure for each frame. */
export interface FrameCosts {
  /** How many hosts each frame told of. */
  readonly rows: readonly number[];
  /** All tasks in the {@link HANDLED_MS} after the arrival, in which the frame is on the screen, as a clock shows it. */
  readonly handled: readonly number[];
  /** The same, the time in which other processes had the processor left out. */
  readonly handledCpu: readonly number[];
  /** All tasks from the arrival until the next one, whatever they were for, as a clock shows it. */
  readonly untilNext: readonly number[];
  /** The same, the time in which other processes had the processor left out. */
  readonly cpu: readonly number[];
  /** The longest task in that time, as a clock shows it. */
  readonly longest: readonly number[];
}

/** Six pictures of a screen: a frame is long drawn. */
const HANDLED_MS = 100;

interface Arrival {
  readonly at: number;
  readonly rows: number;
}

/** Lets frames come for so long and counts what the main thread did meanwhile. */
export async function measureFrames(
  browser: Browser,
  { page, devtools }: OpenedPage,
  seconds: number,
): Promise<FrameCosts> {
  const arrivals: Arrival[] = [];
  devtools.on('Network.webSocketFrameReceived', ({ timestamp, response: { payloadData } }) => {
    const [event, frame] = JSON.parse(/\[.*$/s.exec(payloadData)?.[0] ?? '[]') as [string, { rows: [] }];
    if (event === 'frame') arrivals.push({ at: timestamp * 1_000, rows: frame.rows.length });
  });
  await devtools.send('Network.enable');
  const { tasks } = await traceMainThread(browser, page, () => pause(seconds * 1_000));
  await devtools.send('Network.disable');
  return toCosts(arrivals, tasks);
}

function toCosts(arrivals: readonly Arrival[], tasks: readonly Task[]): FrameCosts {
  const from = tasks[0]?.at ?? Infinity;
  const to = tasks.at(-1)?.at ?? 0;
  const traced = arrivals.filter(({ at }) => at >= from && at <= to);
  const toTasks = ({ at: from }: Arrival, to: number) =>
    tasks.filter(({ at, ms }) => at + ms > from && at + ms <= to);
  const own = traced.slice(0, -1).map((arrival, place) => toTasks(arrival, traced[place + 1]?.at ?? 0));
  const handled = traced.slice(0, -1).map((arrival) => toTasks(arrival, arrival.at + HANDLED_MS));
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  return {
    rows: traced.slice(0, -1).map(({ rows }) => rows),
    handled: handled.map((some) => sum(some.map(({ ms }) => ms))),
    handledCpu: handled.map((some) => sum(some.map(({ cpuMs }) => cpuMs))),
    untilNext: own.map((some) => sum(some.map(({ ms }) => ms))),
    cpu: own.map((some) => sum(some.map(({ cpuMs }) => cpuMs))),
    longest: own.map((some) => Math.max(0, ...some.map(({ ms }) => ms))),
  };
}
