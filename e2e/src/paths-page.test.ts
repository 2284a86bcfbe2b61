import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { HostDetail } from '@finwait/contracts';
import type { Path } from '@finwait/tcp';
import { findViolations } from './axe.ts';
import { eventually } from './processes/condition.ts';
import { startBrowser } from './processes/browser.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT, ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

jest.setTimeout(60_000);

const dir = scratchDir();
const SCREENSHOTS = join(ROOT, 'screenshots');
const VIEWER = { name: 'reader', password: 'a-password-of-a-reader' };

let browser: Browser;
let url: string;
let page: Page;
const complaints: string[] = [];

async function openPage(
  options: Parameters<Browser['newContext']>[0] = {},
  credentials: Readonly<Record<string, string>> = { token: ADMIN_TOKEN },
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const answer = await context.request.post(`${url}/api/v1/session`, {
    data: credentials,
    headers: { origin: url },
  });
  expect(answer.ok()).toBe(true);
  const opened = await context.newPage();
  opened.on('pageerror', (error) => complaints.push(String(error)));
  return opened;
}

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  ({ url } = await startApi(dir));
  browser = await startBrowser();
  page = await openPage();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await killAll();
});

const verdicts = (code: string, on = page) => on.locator(`[data-verdict="${code}"]`);
const hop = (place: number) => page.locator(`[data-hop-form="${place}"]`);
const figure = (place: number, name: string) => hop(place).locator(`[data-figure="${name}"]`);
const setting = (place: number, name: string) => hop(place).locator(`[data-setting="${name}"]`);

describe('who has no path yet', () => {
  it('reads what a path is, and has an example judged', async () => {
    await page.goto(`${url}/paths/`);
    await page.getByRole('heading', { name: 'No path is declared yet' }).waitFor();
    await page.getByRole('link', { name: /Random 502s behind a balancer/ }).click();
    await page.waitForURL(/draft=random-502/);
    await verdicts('REUSE_RACE').first().waitFor();
    expect(await verdicts('REUSE_RACE').count()).toBe(2);
    expect(await page.locator('.editform [role=status]').textContent()).toMatch(/1 error, 1 warning/);
    await page.screenshot({ path: join(SCREENSHOTS, 'path-edited.png'), fullPage: true });
  });

  it('sees the hops of a verdict in the picture, and a link holds what is marked', async () => {
    const [first] = await verdicts('REUSE_RACE').all();
    await first?.hover();
    expect(await page.locator('.station.marked.error b').allTextContents()).toEqual(['ALB', 'nginx']);
    await first?.getByRole('button', { name: /Server closes before/ }).click();
    await page.waitForURL(/mark=REUSE_RACE\.2/);
  });

  it('comes from a verdict to the field of its setting', async () => {
    await verdicts('REUSE_RACE').last().getByRole('button', { name: 'Change it' }).click();
    expect(await setting(3, 'keepAliveTimeout').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
  });
});

describe('who writes a path by the form', () => {
  it('is told of a race as soon as a value makes one, and that it is gone with another', async () => {
    await page.goto(`${url}/paths/`);
    await page.getByRole('link', { name: 'New path' }).click();
    await page.getByLabel('Name of the path').fill('checkout');
    await page.locator('.allfine').waitFor();
    await hop(2).getByLabel('Set a setting…').selectOption('keepAliveTimeout');
    expect(await setting(2, 'keepAliveTimeout').getAttribute('placeholder')).toBe('65000 ms');
    await setting(2, 'keepAliveTimeout').fill('5000');
    await verdicts('REUSE_RACE').waitFor();
    expect(await page.locator('.legtitle .sentence').textContent()).toMatch(
      /nginx may reuse a connection that Node.js server has closed, for 54\ss/,
    );
    await setting(2, 'keepAliveTimeout').fill('70000');
    await verdicts('REUSE_RACE').waitFor({ state: 'detached' });
  });

  it('says what a hop opens, is told that its ports are too few, and finds the same in the JSON', async () => {
    await hop(1).getByText('Connections it opens, sockets counted').click();
    await figure(1, 'opens.destinations').fill('0');
    await hop(1).getByRole('alert').first().waitFor();
    expect(await hop(1).getByRole('alert').allTextContents()).toEqual([
      expect.stringMatching(/^is missing/),
      expect.stringMatching(/^0 is no whole number from 1/),
    ]);
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await figure(1, 'opens.destinations').fill('');
    await figure(1, 'opens.perSecond').fill('600');
    await figure(1, 'opens.closesFirst').check();
    await verdicts('PORT_EXHAUSTION').waitFor();
    await page.getByRole('button', { name: 'JSON' }).click();
    const text = page.getByLabel('The path as JSON');
    const written = JSON.parse(await text.inputValue()) as Path;
    expect(written.hops[1]?.opens).toEqual({ perSecond: 600, closesFirst: true });
    const hops = written.hops.map((one) =>
      one.opens ? { ...one, opens: { ...one.opens, destinations: 4 } } : one,
    );
    await text.fill(JSON.stringify({ ...written, hops }));
    await verdicts('PORT_EXHAUSTION').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Form' }).click();
    expect(await figure(1, 'opens.destinations').inputValue()).toBe('4');
    expect(await figure(1, 'opens.closesFirst').isChecked()).toBe(true);
  });

  it('cannot save what is no time, and is told why', async () => {
    await setting(2, 'keepAliveTimeout').fill('soon');
    await hop(2).getByRole('alert').waitFor();
    expect(await hop(2).getByRole('alert').textContent()).toMatch(/"soon" is no time/);
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await setting(2, 'keepAliveTimeout').fill('70000');
  });

  it('saves it, and another reader who opens the link sees the same', async () => {
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/\/paths\/\?name=checkout$/);
    await page.getByRole('heading', { name: 'checkout' }).waitFor();
    const other = await openPage({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
    await other.goto(page.url());
    await other.locator('.allfine').waitFor();
    await other.locator('.stations.upright').waitFor();
    expect(await other.locator('.station b').allTextContents()).toEqual([
      'Client',
      'nginx',
      'Node.js server',
    ]);
    const rows = other.locator('.axis .row');
    expect(await rows.last().getAttribute('aria-label')).toMatch(/keepAliveTimeout.*71\ss, stated/);
    const sideways = await other.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await other.screenshot({ path: join(SCREENSHOTS, 'path-phone.png'), fullPage: true });
    await other.context().close();
  });

  it('pastes it as JSON, and reads afterwards who changed what', async () => {
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'JSON' }).click();
    const text = page.getByLabel('The path as JSON');
    await text.fill('{');
    expect(await text.getAttribute('aria-invalid')).toBe('true');
    await text.fill('{ "hops": [{ "kind": "aws-alb" }, { "kind": "node", "version": "24" }] }');
    await verdicts('REUSE_RACE').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/\/paths\/\?name=checkout$/);
    await page.getByRole('button', { name: 'Changes' }).click();
    await page.locator('.changes li li').first().waitFor();
    const newest = page.locator('.changes > li').first();
    expect(await newest.textContent()).toMatch(/admin-token.*AWS Application Load Balancer added/);
    expect(await newest.textContent()).toMatch(/version.*24/);
  });

  it('finds it in the list with its worst verdict, and by the palette', async () => {
    await page.getByRole('link', { name: 'All paths' }).click();
    const item = page.getByRole('link', { name: /Error checkout AWS/ });
    await item.waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('checkout');
    await page.getByRole('option', { name: /checkout/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/paths\/\?name=checkout/);
  });
});

describe('who leaves a path unsaved', () => {
  it('finds it again in the tab, until it is discarded', async () => {
    await page.goto(`${url}/paths/?draft=f5-apache`);
    const field = setting(1, 'keepAliveInterval');
    await field.fill('60');
    await verdicts('F5_KEEPALIVE_AFTER_IDLE').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Guide' }).click();
    await page.getByRole('heading', { name: 'The eleven states' }).waitFor();
    await page.goto(`${url}/paths/?draft=f5-apache`);
    expect(await field.inputValue()).toBe('60');
    await page.getByText('Not saved yet').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await verdicts('F5_KEEPALIVE_AFTER_IDLE').waitFor();
    expect(await page.getByText('Not saved yet').count()).toBe(0);
  });
});

describe('who binds a hop to a host', () => {
  it('sees it judged by what the kernel of the host says, and since when that is so', async () => {
    const host = 'app-01';
    const agent = new ProcessUnderTest([AGENT, '--api', url, '--name', host, '--interval', '1s'], {
      FINWAIT_STATE_DIR: join(dir, 'state'),
      FINWAIT_TOKEN: await newEnrolmentToken(url),
    });
    await eventually(async () => {
      const read = await readAsAdmin<HostDetail>(`${url}/api/v1/hosts/${host}`).catch(() => undefined);
      return read?.settings ?? undefined;
    });
    await page.goto(`${url}/paths/?name=checkout&edit=1`);
    const field = hop(1).getByLabel('Host of the fleet');
    await page.locator(`#path-hosts option[value="${host}"]`).waitFor({ state: 'attached' });
    const checked = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/paths/check'));
    await field.fill(host);
    expect((await checked).ok()).toBe(true);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Values of hosts' }).waitFor();
    const keepalive = readFileSync('/proc/sys/net/ipv4/tcp_keepalive_time', 'latin1').trim();
    const told = page.locator('section:has(#bound-title) .pair').first();
    expect(await told.textContent()).toBe(`tcp_keepalive_time ${keepalive}`);
    expect(await page.locator('.station').last().getByRole('link', { name: host }).count()).toBe(1);
    await page.screenshot({ path: join(SCREENSHOTS, 'path.png'), fullPage: true });
    agent.kill('SIGTERM');
    expect((await agent.ended).code).toBe(0);
  });
});

describe('who may only look', () => {
  it('tries values, and is offered neither to save nor to delete', async () => {
    await readAsAdmin(`${url}/api/v1/users`, {
      method: 'POST',
      body: JSON.stringify({ ...VIEWER, role: 'viewer', scope: null }),
    });
    const reader = await openPage({}, VIEWER);
    await reader.goto(`${url}/paths/?name=checkout&edit=1`);
    await verdicts('REUSE_RACE', reader).waitFor();
    await reader.getByText('An operator of the whole fleet can save it.').waitFor();
    expect(await reader.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await reader.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await reader.context().close();
  });
});

describe('who reads Chinese', () => {
  it('finds kinds of hops, verdicts and what they rest on in it, and products by their names', async () => {
    const tab = await openPage({ locale: 'zh-CN' });
    await tab.goto(`${url}/paths/`);
    const way = tab.locator('.pathlist .way').first();
    await way.waitFor();
    expect(await way.textContent()).toBe('AWS Application Load Balancer → Node.js 服务器');
    await tab.goto(`${url}/paths/?draft=f5-apache`);
    await tab.locator('[data-hop-form="2"]').getByRole('combobox').first().selectOption({ label: '服务器' });
    expect(await tab.locator('.station b').allTextContents()).toEqual(['客户端', 'F5', 'Apache']);
    await tab.goto(`${url}/paths/?draft=silent-cut`);
    const late = verdicts('KEEPALIVE_TOO_LATE', tab);
    await late.waitFor();
    expect(await late.textContent()).toMatch(/但防火墙或 NAT 在 15 分后已丢弃连接.*由描述链路的人声明/);
    expect(await tab.locator('.legtitle .sentence').first().textContent()).toMatch(/^防火墙或 NAT 在 15/);
    await tab.screenshot({ path: join(SCREENSHOTS, 'path-chinese.png'), fullPage: true });
    await tab.context().close();
  });
});

describe('the pages of paths', () => {
  const addresses = [
    ['/paths/', '.pathlist'],
    ['/paths/?name=checkout&changes=1', '.changes'],
    ['/paths/?name=checkout&draw=table', '.timers'],
    ['/paths/?draft=silent-cut&mark=KEEPALIVE_TOO_LATE.1', '.station.marked'],
    ['/paths/?draft=f5-apache&as=json', 'textarea'],
    ['/paths/?name=checkout&edit=1', '.figures'],
  ] as const;

  it.each([
    ['light', 'en-GB'],
    ['dark', 'zh-CN'],
  ] as const)('have nothing that axe finds wrong, in the %s and in %s', async (colorScheme, locale) => {
    const tab = await openPage({ colorScheme, locale });
    const found: string[] = [];
    for (const [path, sign] of addresses) {
      await tab.goto(`${url}${path}`);
      await tab.locator(sign).first().waitFor();
      for (const fold of await tab.locator('.figures > summary').all()) await fold.click();
      found.push(...(await findViolations(tab)).map((line) => `${path}: ${line}`));
    }
    expect(found).toEqual([]);
    await tab.context().close();
  });

  it('are deleted after a question', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await page
      .getByRole('group', { name: 'Delete checkout?' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await page.getByRole('heading', { name: 'No path is declared yet' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
