import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import type { HostList } from '@finwait/contracts';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../processes/browser.ts';
import { eventually } from '../processes/condition.ts';
import { killAll, ProcessUnderTest } from '../processes/process-under-test.ts';
import { AGENT, ROOT } from '../processes/repository.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import {
  ADMIN_TOKEN,
  newEnrolmentToken,
  readAsAdmin,
  startApi,
  type StartedApi,
} from '../processes/started-api.ts';
import { findTimes, readChart, readHeatRow, readLedger, type Figures } from './fleet-reader.ts';

jest.setTimeout(90_000);

const MINUTE_MS = 60_000;
/** What a column of the heat map of an hour lasts. */
const COLUMN_MS = 5 * MINUTE_MS;
/** What the API stored, for two columns, six columns ago, */
const STORED = 300;
/** and what the agent kept, for two columns, three columns ago: a filled spool has 100 times the place of CLOSE_WAIT. */
const KEPT = 600;
const KEPT_STEP_MS = 10_000;
const NEW_LISTENERS = 100;
const SCREENSHOTS = join(ROOT, 'screenshots');

const dir = scratchDir();
const dataDir = join(dir, 'data');
const stateDir = join(dir, 'agent');
const thisColumn = Math.floor(Date.now() / COLUMN_MS) * COLUMN_MS;
const listeners: Server[] = [];

let api: StartedApi;
let agent: ProcessUnderTest;
let browser: Browser;
let page: Page;
let before: { heat: Figures; chart: Figures; ledger: (string | null)[] };

function startAgent(env: Readonly<Record<string, string>> = {}): ProcessUnderTest {
  const options = ['--api', api.url, '--name', 'edge-01', '--interval', '500ms', '--cpu-budget', '100%'];
  return new ProcessUnderTest([AGENT, ...options], { FINWAIT_STATE_DIR: stateDir, ...env });
}

async function end(process: ProcessUnderTest, signal: NodeJS.Signals): Promise<void> {
  process.kill(signal);
  await process.ended;
}

function runScript(path: string, args: readonly (string | number)[]): void {
  execFileSync(process.execPath, ['--no-warnings', join(import.meta.dirname, path), ...args.map(String)]);
}

async function enrolAgent(): Promise<void> {
  agent = startAgent({ FINWAIT_TOKEN: await newEnrolmentToken(api.url) });
  await eventually(async () => {
    const { hosts } = await readAsAdmin<HostList>(`${api.url}/api/v1/hosts`);
    return hosts[0]?.status === 'live';
  });
}

async function openFleet(): Promise<void> {
  browser = await startBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const answer = await context.request.post(`${api.url}/api/v1/session`, {
    data: { token: ADMIN_TOKEN },
    headers: { origin: api.url },
  });
  expect(answer.ok()).toBe(true);
  page = await context.newPage();
  await page.goto(`${api.url}/?range=1h`);
  await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
  await page.locator('.heatmap canvas').waitFor();
  await page.keyboard.press('t');
  await page.locator('.points table').waitFor();
}

const readShown = async () => ({
  heat: await readHeatRow(page),
  chart: await readChart(page, 'CLOSE_WAIT'),
  ledger: await readLedger(page),
});

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  api = await startApi(dataDir);
  const port = Number(new URL(api.url).port);
  await enrolAgent();
  await end(agent, 'SIGTERM');
  await end(api.process, 'SIGTERM');
  const span = [thisColumn - 6 * COLUMN_MS, thisColumn - 4 * COLUMN_MS];
  runScript('fill-history.ts', [join(dataDir, 'finwait.db'), 1, ...span, STORED]);
  api = await startApi(dataDir, port);
  agent = startAgent();
  await openFleet();
}, 60_000);

afterAll(async () => {
  for (const listener of listeners) listener.close();
  await browser.close();
  await killAll();
});

describe('the fleet page when the API is lost', () => {
  it('says so and keeps what it showed, also where reading again fails', async () => {
    await page.locator('.live.live').waitFor();
    const live = await readShown();
    expect(findTimes(live.heat, `CLOSE_WAIT ${STORED} at most`)).toHaveLength(2);
    expect(findTimes(live.chart, String(STORED)).length).toBeGreaterThanOrEqual(10);

    await end(api.process, 'SIGKILL');
    const notice = page.locator('.notice');
    await notice.getByText(/Everything below is as of/).waitFor();
    await page.locator('.live.offline').waitFor();
    before = await readShown();
    for (const [time, figure] of live.chart) expect(before.chart.get(time)).toBe(figure);
    expect(findTimes(before.heat, 'no data')).toEqual(findTimes(live.heat, 'no data'));
    await notice.getByRole('button', { name: 'Try now' }).click();
    await page.locator('.problem').nth(2).waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'fleet-offline.png'), fullPage: true });
    expect(await readShown()).toEqual(before);
  });

  it('goes on without a reload when the API is back', async () => {
    await end(agent, 'SIGTERM');
    const lastAt = thisColumn - COLUMN_MS - KEPT_STEP_MS;
    const rows = (2 * COLUMN_MS) / KEPT_STEP_MS;
    runScript('../spool/fill-spool.ts', [stateDir, api.url, rows, lastAt, KEPT_STEP_MS]);
    agent = startAgent();
    await agent.printed(/api_unreachable/);
    api = await startApi(dataDir, Number(new URL(api.url).port));
    for (let count = 0; count < NEW_LISTENERS; count += 1) {
      const listener = createServer();
      listeners.push(listener);
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    }
    const cell = '.fleet-ledger [data-state="LISTEN"]';
    const shown = Number(await page.locator(cell).getAttribute('data-count'));
    await page.waitForFunction(
      ([selector, least]) => Number(document.querySelector(selector)?.getAttribute('data-count')) >= least,
      [cell, shown + NEW_LISTENERS / 2] as const,
    );
    await page.locator('.notice').waitFor({ state: 'detached' });
    await page.locator('.problem').first().waitFor({ state: 'detached' });
  });

  it('fills the hole in the heat map with what the agent kept, and nothing else', async () => {
    const kept = `CLOSE_WAIT ${KEPT} at most`;
    const heat = await eventually(async () => {
      const read = await readHeatRow(page);
      return findTimes(read, kept).length >= 2 && read;
    });
    const gaps = findTimes(before.heat, 'no data');
    const filled = findTimes(heat, kept);
    expect(filled).toHaveLength(2);
    expect(gaps).toEqual(expect.arrayContaining(filled));
    for (const time of gaps.filter((gap) => heat.has(gap) && !filled.includes(gap)))
      expect(heat.get(time)).toBe('no data');
    expect(findTimes(heat, `CLOSE_WAIT ${STORED} at most`)).toEqual(
      findTimes(before.heat, `CLOSE_WAIT ${STORED} at most`),
    );
  });

  it('fills the hole in the chart of the fleet', async () => {
    const chart = await eventually(async () => {
      const read = await readChart(page, 'CLOSE_WAIT');
      return findTimes(read, String(KEPT)).length >= 10 && read;
    });
    for (const time of findTimes(chart, String(KEPT))) expect(before.chart.get(time)).not.toBe(String(KEPT));
    expect(await page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, 'fleet-back.png'), fullPage: true });
  });
});
