import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { traceMainThread, type MainThread } from './main-thread.ts';

/** A frame with a row for each of 1,000 hosts is longer than this, one for a few of them is not. */
const LEAST_CHARACTERS = 30_000;

/** Milliseconds of the page's main thread, one for each frame. */
export interface FrameCosts {
  /** The task in which the frame arrived. */
  readonly arrival: readonly number[];
  /** All tasks from the arrival until the next one, whatever they were for. */
  readonly untilNext: readonly number[];
  /** The longest task in that time. */
  readonly longest: readonly number[];
}

/** Lets frames come for so long and counts what the main thread did because of them. */
export async function measureFrames(browser: Browser, page: Page, seconds: number): Promise<FrameCosts> {
  return toCosts(await traceMainThread(browser, page, () => pause(seconds * 1_000)));
}

function toCosts({ tasks, messages }: MainThread): FrameCosts {
  const arrivals = messages.filter(({ length }) => length > LEAST_CHARACTERS).map(({ at }) => at);
  const costs = arrivals.slice(0, -1).map((arrivedAt, place) => {
    const next = arrivals[place + 1] ?? 0;
    const own = tasks.filter(({ at, ms }) => at + ms > arrivedAt && at < next && at + ms <= next);
    const lengths = own.map(({ ms }) => ms);
    return {
      arrival: own[0]?.ms ?? 0,
      untilNext: lengths.reduce((sum, ms) => sum + ms, 0),
      longest: Math.max(0, ...lengths),
    };
  });
  return {
    arrival: costs.map(({ arrival }) => arrival),
    untilNext: costs.map(({ untilNext }) => untilNext),
    longest: costs.map(({ longest }) => longest),
  };
}
