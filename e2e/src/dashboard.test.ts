import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HostDetail } from '@finwait/contracts';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './processes/browser.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT, ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { newEnrolmentToken, readAsAdmin, startApi, type StartedApi } from './processes/started-api.ts';

const dir = scratchDir();
const SCREENSHOTS = join(ROOT, 'screenshots');
const HOST = 'browser-test';
let browser: Browser;
let api: StartedApi;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  api = await startApi(join(dir, 'data'));
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await killAll();
});

async function pointsOf(chart: Page): Promise<number> {
  return Number(await chart.locator('[data-points]').getAttribute('data-points'));
}

async function untilPoints(least: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => Number(document.querySelector('[data-points]')?.getAttribute('data-points')) >= wanted,
    least,
  );
}

describe('the dashboard', () => {
  it('asks a stranger to sign in, and says what to do when no host has reported', async () => {
    await page.goto(api.url);
    await page.waitForURL(/\/sign-in\//);
    const widthOf = async (name: string) =>
      (await page.locator(`form > div:has([name=${name}])`).boundingBox())?.width;
    expect(await widthOf('password')).toBe(await widthOf('name'));
    await page.screenshot({ path: join(SCREENSHOTS, 'sign-in.png') });
    complaints.splice(0);
    await page.goto(api.signInUrl);
    await page.getByRole('button', { name: 'Later' }).click();
    await page.waitForURL(`${api.url}/`);
    await page.getByText('npm run agent', { exact: false }).first().waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'empty.png') });
  }, 60_000);

  it('shows a host the moment it reports, with the counts the kernel has', async () => {
    const agent = new ProcessUnderTest([AGENT, '--api', api.url, '--name', HOST, '--interval', '500ms'], {
      FINWAIT_TOKEN: await newEnrolmentToken(api.url),
      FINWAIT_STATE_DIR: join(dir, 'agent'),
    });
    await page.locator(`[data-host="${HOST}"]`).waitFor();
    await page.screenshot({ path: join(SCREENSHOTS, 'fleet.png'), fullPage: true });
    expect(agent.stderr).not.toContain('error');
  }, 60_000);

  it('opens the host and sees its chart gain points without a reload', async () => {
    await page.locator(`[data-host="${HOST}"] a`).first().click();
    await page.waitForURL(/\/host\/\?name=browser-test/);
    await page.locator('[data-points]').waitFor();
    await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    await untilPoints(2);
    const before = await pointsOf(page);
    await untilPoints(before + 3);
    expect(await page.evaluate(() => 'wasNotReloaded' in window)).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, 'host.png'), fullPage: true });
  }, 60_000);

  it('shows the same figures as REST', async () => {
    const shown = page.locator('[data-state="LISTEN"][data-count]').first();
    const { states } = await readAsAdmin<HostDetail>(`${api.url}/api/v1/hosts/${HOST}`);
    expect(states?.LISTEN).toBeGreaterThan(0);
    expect(Number(await shown.getAttribute('data-count'))).toBe(states?.LISTEN);
  }, 60_000);

  it('says that the API is gone, keeps what it showed, and goes on when it is back', async () => {
    const port = Number(new URL(api.url).port);
    const before = await pointsOf(page);
    api.process.kill('SIGKILL');
    await api.process.ended;
    await page
      .getByText(/Offline/)
      .first()
      .waitFor();
    expect(await pointsOf(page)).toBeGreaterThanOrEqual(before);
    await page.screenshot({ path: join(SCREENSHOTS, 'offline.png') });
    api = await startApi(join(dir, 'data'), port);
    await untilPoints((await pointsOf(page)) + 3);
    await page
      .getByText(/Offline/)
      .first()
      .waitFor({ state: 'detached' });
  }, 90_000);

  it('is the same in the dark, in Chinese and on a phone', async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'zh-CN',
      storageState: await page.context().storageState({ indexedDB: false }),
    });
    const small = await phone.newPage();
    for (const [name, path] of [
      ['phone-fleet', '/'],
      ['phone-host', `/host/?name=${HOST}`],
    ] as const) {
      await small.goto(`${api.url}${path}`);
      await small.getByText('ESTABLISHED').first().waitFor();
      const overflow = await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await small.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
    }
    await phone.close();
  }, 60_000);

  it('breaks no rule of its own content security policy and logs no error but the lost connection', () => {
    const own = complaints.filter(
      (line) => !/ERR_CONNECTION_REFUSED|WebSocket connection to|Failed to load resource/.test(line),
    );
    expect(own).toEqual([]);
  });
});
