import type { Browser } from 'playwright-core';
import { traceMainThread, type Task } from './main-thread.ts';
import type { OpenedPage } from './opened-page.ts';

const PIXELS_PER_SECOND = 4_000;
/** Source: https://www.w3.org/TR/longtasks-1/ */
const LONG_TASK_MS = 50;
const SWEEP_STEPS = 300;

/** What the main thread did while something was scrolled. */
export interface Scrolled {
  readonly pixels: number;
  readonly tasks: number;
  /** As a clock shows it, other processes on the same processors included. */
  readonly longTasks: number;
  readonly longestMs: number;
  /** By the time in which the thread had a processor. */
  readonly longOnCpu: number;
  readonly longestOnCpuMs: number;
}

/** Scrolls the page from end to end and back with the wheel, the pointer over it: the heat map, then the host table. */
export async function scrollPage(browser: Browser, { page, devtools }: OpenedPage): Promise<Scrolled> {
  const pixels = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  const scroll = (yDistance: number) =>
    devtools.send('Input.synthesizeScrollGesture', {
      x: 700,
      y: 450,
      yDistance,
      speed: PIXELS_PER_SECOND,
      gestureSourceType: 'mouse',
    });
  const { tasks } = await traceMainThread(browser, page, async () => {
    await scroll(-pixels);
    await scroll(pixels);
  });
  return { pixels: 2 * pixels, ...countTasks(tasks) };
}

/** Moves the pointer through the heat map from its first row to its last, and the cell cursor by keys. */
export async function sweepHeatMap(browser: Browser, { page }: OpenedPage): Promise<Scrolled> {
  const box = await page.locator('.heatmap').boundingBox();
  if (!box) throw new Error('there is no heat map');
  const { tasks } = await traceMainThread(browser, page, async () => {
    await page.mouse.move(box.x + box.width / 3, box.y + 1);
    await page.mouse.move(box.x + (box.width * 2) / 3, box.y + box.height - 24, { steps: SWEEP_STEPS });
    await page.locator('.heatmap').focus();
    for (let press = 0; press < SWEEP_STEPS; press += 1) await page.keyboard.press('ArrowDown');
    await page.mouse.move(0, 0);
  });
  return { pixels: box.height, ...countTasks(tasks) };
}

/** Scrolls the heat map's table from end to end and back. */
export async function scrollHeatTable(browser: Browser, { page, devtools }: OpenedPage): Promise<Scrolled> {
  await page.getByRole('button', { name: 'Table', exact: true }).first().click();
  const table = page.locator('.heat .points');
  await table.waitFor();
  await table.scrollIntoViewIfNeeded();
  const box = await table.boundingBox();
  if (!box) throw new Error('the heat map has no table');
  const pixels = await table.evaluate((region) => region.scrollHeight - region.clientHeight);
  const scroll = (yDistance: number) =>
    devtools.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance,
      speed: PIXELS_PER_SECOND,
      gestureSourceType: 'mouse',
    });
  const { tasks } = await traceMainThread(browser, page, async () => {
    await scroll(-pixels);
    await scroll(pixels);
  });
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: 'Picture', exact: true }).first().click();
  return { pixels: 2 * pixels, ...countTasks(tasks) };
}

function countTasks(tasks: readonly Task[]): Omit<Scrolled, 'pixels'> {
  const lengths = tasks.map(({ ms }) => ms);
  const onCpu = tasks.map(({ cpuMs }) => cpuMs);
  return {
    tasks: tasks.length,
    longTasks: lengths.filter((ms) => ms > LONG_TASK_MS).length,
    longestMs: Math.max(0, ...lengths),
    longOnCpu: onCpu.filter((ms) => ms > LONG_TASK_MS).length,
    longestOnCpuMs: Math.max(0, ...onCpu),
  };
}
