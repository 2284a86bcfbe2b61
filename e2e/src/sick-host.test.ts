import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findViolations } from './axe.ts';
import { startDemoFleet, type DemoFleet } from './demo-fleet.ts';
import { startBrowser } from './processes/browser.ts';
import { killAll } from './processes/process-under-test.ts';
import { ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';

jest.setTimeout(60_000);

const dir = scratchDir();
const SCREENSHOTS = join(ROOT, 'screenshots');
const SICK = 'orders-02';

let browser: Browser;
let demo: DemoFleet;
let page: Page;
const complaints: string[] = [];

async function openContext(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const answer = await context.request.post(`${demo.url}/api/v1/session`, {
    data: { token: demo.token },
    headers: { origin: demo.url },
  });
  expect(answer.ok()).toBe(true);
  return context;
}

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  demo = await startDemoFleet(join(dir, 'var'), { hosts: 5, days: 1 });
  browser = await startBrowser();
  page = await (await openContext()).newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await killAll();
});

const heatMap = () => page.getByRole('group', { name: /CLOSE_WAIT of .* hosts over time/ });

describe('who looks for the sick host', () => {
  it('is told of it above the heat map, with its state, its count and since when', async () => {
    await page.goto(demo.url);
    const told = page.locator('[data-striking]').first();
    await told.waitFor();
    expect(await told.textContent()).toMatch(
      new RegExp(`^${SICK}CLOSE_WAIT \\d,\\d{3} usually \\d{1,2}since .*\\d\\d:\\d\\d · \\d+\\sh`),
    );
    await told.getByRole('link', { name: SICK }).click();
    await page.waitForURL(new RegExp(`/host/\\?name=${SICK}`));
  });

  it('sees it first in the heat map, and reads its cells by keyboard', async () => {
    await page.goto(demo.url);
    await heatMap().waitFor();
    expect(await heatMap().getAttribute('aria-label')).toMatch(new RegExp(`most now on ${SICK}: \\d,\\d{3}`));
    const readout = page.locator('.readout');
    await heatMap().focus();
    await page.keyboard.press('ArrowDown');
    await readout.waitFor();
    expect(await readout.textContent()).toMatch(new RegExp(`${SICK} CLOSE_WAIT \\d,\\d{3} at most`));
    for (let cell = 0; cell < 130; cell += 1) await page.keyboard.press('ArrowLeft');
    expect(await readout.textContent()).toMatch(new RegExp(`${SICK} CLOSE_WAIT \\d{1,2} at most`));
    await page.screenshot({ path: join(SCREENSHOTS, 'heat-map.png'), fullPage: true });
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/host/\\?name=${SICK}`));
  });

  it('finds the process that holds its sockets', async () => {
    await page.getByRole('button', { name: 'Inspect sockets' }).click();
    const row = page.locator('tr[data-group]').first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/java 2817/);
    const held = Number((await row.locator('td.num').first().textContent())?.replaceAll(',', ''));
    const counted = page.locator('[data-box="CLOSE_WAIT"]');
    const now = Number(await counted.getAttribute('data-count'));
    expect(held).toBeGreaterThan(1_000);
    expect(Math.abs(held - now)).toBeLessThan(now * 0.1);
    await page.screenshot({ path: join(SCREENSHOTS, 'sick-host.png'), fullPage: true });
  });

  it('hands the view on as a link, which shows the same to another reader', async () => {
    await page.getByRole('button', { name: '24 h', exact: true }).click();
    await page.getByRole('button', { name: 'Stacked' }).click();
    await page.getByRole('button', { name: 'Peer', exact: true }).click();
    await page.waitForURL(/range=24h.*layout=stack.*by=peer/);
    const other = await (await openContext({ colorScheme: 'dark' })).newPage();
    await other.goto(page.url());
    const pressed = (name: string) =>
      other.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
    await other.getByRole('button', { name: 'Stacked' }).waitFor();
    expect([await pressed('24 h'), await pressed('Stacked'), await pressed('Peer')]).toEqual([
      'true',
      'true',
      'true',
    ]);
    await other.context().close();
  });

  it('reads the same in Chinese and in the dark', async () => {
    await page.getByRole('button', { name: '切换到中文' }).click();
    await page.getByRole('heading', { name: '状态机' }).waitFor();
    await page.getByRole('button', { name: /^主题/ }).click();
    await page.getByRole('button', { name: /^主题/ }).click();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('heading', { name: 'State machine' }).waitFor();
  });

  it('sees what the balancer in front of it does, at the same time as its sockets', async () => {
    const tab = await (await openContext()).newPage();
    await tab.goto(`${demo.url}/host/?name=lb-01`);
    await tab.locator('[data-strip=trouble]').waitFor();
    const shown = await tab
      .locator('[data-strip]')
      .evaluateAll((strips) => strips.map((strip) => strip.getAttribute('data-strip')));
    expect(shown).toEqual(['clients', 'taken', 'behind', 'reuse', 'trouble']);
    await tab.locator('.chart').hover();
    await tab
      .locator('[data-strip=clients]')
      .getByText(/^\d\d:\d\d:\d\d$/)
      .waitFor();
    await tab.context().close();
  });

  it('goes anywhere by keyboard', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lb-0');
    await page.getByRole('option', { name: /lb-01/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/name=lb-01/);
    await page.locator('[data-points]').waitFor();
    await page.locator('.machine').waitFor();
    await page.keyboard.press('t');
    await page.locator('.points table').waitFor();
    const reached = new Set<string>();
    for (let stop = 0; stop < 80; stop += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
      });
      reached.add(name.trim());
    }
    for (const name of [
      'Fleet',
      'Guide',
      'Draw CLOSE_WAIT',
      'Inspect sockets',
      'State to inspect',
      'Sign out',
    ])
      expect([...reached]).toContain(name);
  });

  it('meets no error on the way', () => {
    expect(complaints).toEqual([]);
  });
});

describe('axe', () => {
  const pages = [
    ['wall', '/?kiosk=1', '.heatmap canvas'],
    ['fleet', '/', '.heatmap canvas'],
    ['host', `/host/?name=${SICK}&range=24h`, '.machine'],
    ['servers', '/host/?name=lb-01', '.activitystrip'],
    ['compare', `/compare/?hosts=${SICK},lb-01&against=day`, '[data-line]'],
    ['paths', '/paths/', '.examples'],
    ['path', '/paths/?draft=random-502&mark=REUSE_RACE.2', '.verdicts'],
    ['guide', '/guide/?about=TIME_WAIT', '.ladder'],
    ['settings', '/settings/', 'main h1, main h2'],
  ] as const;

  it.each(['light', 'dark'] as const)('finds nothing wrong with any page in the %s', async (colorScheme) => {
    const context = await openContext({ colorScheme });
    const tab = await context.newPage();
    const found: string[] = [];
    for (const [name, path, sign] of pages) {
      await tab.goto(`${demo.url}${path}`);
      await tab.locator(sign).first().waitFor();
      found.push(...(await findViolations(tab)).map((line) => `${name}: ${line}`));
    }
    await tab.keyboard.press('Control+k');
    await tab.getByRole('combobox').waitFor();
    found.push(...(await findViolations(tab)).map((line) => `palette: ${line}`));
    const stranger = await (await browser.newContext({ colorScheme })).newPage();
    await stranger.goto(`${demo.url}/sign-in/`);
    await stranger.locator('[name=password]').waitFor();
    found.push(...(await findViolations(stranger)).map((line) => `sign-in: ${line}`));
    expect(found).toEqual([]);
    await context.close();
  });
});
