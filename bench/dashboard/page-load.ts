import type { Browser } from 'playwright-core';
import { openPage } from './opened-page.ts';

/** Milliseconds from the start of the navigation, by the page's own clock. */
export interface PageLoad {
  readonly firstPaint: number;
  /** Rows of the host table and the chart are on the screen. */
  readonly drawn: number;
  /** Two keys pressed from then on, to the filter and into it, have been answered on the screen. */
  readonly usable: number;
  /** From the first of the two keys to the answer. */
  readonly answer: number;
  /** The longest task of the main thread. */
  readonly longestTask: number;
}

/** A page that takes longer is not measured: the benchmark fails. */
const LONGEST_MS = 120_000;

interface Noted {
  drawnAt: number;
  pressedAt: number;
  answeredAt: number;
  longestTask: number;
}

type Watched = typeof globalThis & { noted: Noted };

/** Loads the fleet page in a new profile and uses it. */
export async function loadFleetPage(browser: Browser, url: string): Promise<PageLoad> {
  const { page, close } = await openPage(browser, url);
  page.setDefaultTimeout(LONGEST_MS);
  await page.addInitScript(watchPage);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => (globalThis as Watched).noted.drawnAt > 0);
  await page.keyboard.press('/');
  await page.keyboard.press('7');
  await page.waitForFunction(() => (globalThis as Watched).noted.answeredAt > 0);
  const { drawnAt, pressedAt, answeredAt, longestTask } = await page.evaluate(
    () => (globalThis as Watched).noted,
  );
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  );
  await close();
  return {
    firstPaint,
    drawn: drawnAt,
    usable: answeredAt,
    answer: answeredAt - pressedAt,
    longestTask,
  };
}

/** Runs in the page before any script of it. */
function watchPage(): void {
  const noted: Noted = { drawnAt: 0, pressedAt: 0, answeredAt: 0, longestTask: 0 };
  Object.assign(globalThis, { noted });
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longestTask = Math.max(noted.longestTask, duration);
  });
  tasks.observe({ type: 'longtask', buffered: true });
  const rowCount = () => document.querySelector('table.rows')?.getAttribute('aria-rowcount');
  const has = (selector: string) => document.querySelector(selector) !== null;
  /** After the frame that is about to be painted has been. */
  const afterPaint = (act: () => void) => requestAnimationFrame(() => setTimeout(act));
  const when = (condition: () => boolean, act: () => void) => {
    const look = () => (condition() ? afterPaint(act) : requestAnimationFrame(look));
    look();
  };
  const isDrawn = () => has('table.rows tr[data-host]') && has('.chart canvas');
  when(isDrawn, () => {
    const all = rowCount();
    noted.drawnAt = performance.now();
    addEventListener('keydown', ({ timeStamp }) => (noted.pressedAt ||= timeStamp), true);
    when(
      () => rowCount() !== all,
      () => (noted.answeredAt = performance.now()),
    );
  });
}
