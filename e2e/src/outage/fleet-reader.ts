import type { Page } from 'playwright-core';

/** What stands for each time, by that time as the page writes it. */
export type Figures = ReadonlyMap<string, string>;

/** Every cell of the heat map's first row, read with the keys from the newest on. */
export async function readHeatRow(page: Page): Promise<Figures> {
  await page.locator('.heatmap').focus();
  const readout = page.locator('.readout');
  await page.keyboard.press('ArrowDown');
  const cells = new Map<string, string>();
  for (;;) {
    const [time = '', figure = ''] = await readout.evaluate(({ firstElementChild, lastChild }) => [
      firstElementChild?.textContent ?? '',
      lastChild?.textContent ?? '',
    ]);
    if (cells.has(time)) break;
    cells.set(time, figure);
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('Escape');
  return cells;
}

/** A column of the table behind the fleet's chart. */
export async function readChart(page: Page, state: string): Promise<Figures> {
  const rows = await page
    .locator('.points table')
    .evaluate((table) =>
      [...table.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent ?? '')),
    );
  const [head = [], ...body] = rows;
  const place = head.indexOf(state);
  return new Map(body.map((cells) => [cells[0] ?? '', cells[place] ?? '']));
}

/** The ledger: how many sockets in each state. */
export function readLedger(page: Page): Promise<(string | null)[]> {
  return page
    .locator('.fleet-ledger [data-state]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-count')));
}

/** The times at which this figure stands. */
export function findTimes(figures: Figures, wanted: string): string[] {
  return [...figures].flatMap(([time, figure]) => (figure === wanted ? [time] : []));
}
