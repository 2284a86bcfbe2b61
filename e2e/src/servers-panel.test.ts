import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { HostServersAnswer } from '@finwait/contracts';
import type { Browser, Page } from 'playwright-core';
import { findViolations } from './axe.ts';
import { startBrowser } from './processes/browser.ts';
import { hasCommands } from './processes/command.ts';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT, ROOT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { ADMIN_TOKEN, newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

jest.setTimeout(60_000);

const dir = scratchDir();
const HOST = 'web-01';
/** An agent runs a server's program only where it may run it as the system does. */
const isPossible = process.getuid?.() === 0 && hasCommands('nginx');

let browser: Browser;
let nginx: ChildProcess;
let agent: ProcessUnderTest;
let url: string;
let port: number;

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}

/** Gives nginx a configuration; the path of its file. */
function configure(readTimeout: string): string {
  const folder = join(dir, 'nginx');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events { }
     http { access_log off; keepalive_timeout 7s; send_timeout 4s;
       server { server_name shop; listen 127.0.0.1:${port};
         location = /status { stub_status; }
         location / { proxy_pass http://127.0.0.1:9; proxy_read_timeout ${readTimeout}; } }
       server { server_name files; listen 127.0.0.1:${port}; keepalive_timeout 9s; } }`,
  );
  return file;
}

async function startNginx(): Promise<void> {
  port = await findFreePort();
  nginx = spawn('nginx', ['-c', configure('3s')], { stdio: 'ignore' });
  await eventually(() =>
    fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.text().then(() => true),
      () => false,
    ),
  );
}

async function stopNginx(): Promise<void> {
  if (nginx.exitCode !== null) return;
  nginx.kill('SIGTERM');
  await once(nginx, 'exit');
}

async function openPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const headers = { origin: url };
  const answer = await context.request.post(`${url}/api/v1/session`, {
    data: { token: ADMIN_TOKEN },
    headers,
  });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  await page.goto(`${url}/host/?name=${HOST}`);
  return page;
}

async function startAgent(): Promise<void> {
  agent = new ProcessUnderTest([AGENT, '--api', url, '--name', HOST, '--interval', '1s'], {
    FINWAIT_STATE_DIR: join(dir, 'state'),
    FINWAIT_TOKEN: await newEnrolmentToken(url),
  });
}

/** The block of the server that this test started; others may run on this machine. */
const findBlock = (page: Page) =>
  page.locator('[data-server=nginx]').filter({ hasText: `127.0.0.1:${port}` });

(isPossible ? describe : describe.skip)('the servers of a host (needs root and nginx)', () => {
  beforeAll(async () => {
    await startNginx();
    ({ url } = await startApi(join(dir, 'data')));
    await startAgent();
    await eventually(async () => {
      const path = `${url}/api/v1/hosts/${HOST}/servers`;
      const told = await readAsAdmin<HostServersAnswer>(path).catch(() => undefined);
      return told?.servers.some(({ listens }) => listens?.includes(`127.0.0.1:${port}`));
    });
    browser = await startBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await stopNginx();
    await killAll();
  });

  it('are on its page with what is set, once for all of their ways and then for each', async () => {
    const page = await openPage();
    const block = findBlock(page);
    await block.waitFor();
    expect(await block.getByRole('heading').textContent()).toMatch(/^nginx 1\.\d+\.\d+$/);
    const ways = await block
      .locator('.ways > li')
      .evaluateAll((items) =>
        items.map((item) => [...item.querySelectorAll('dl > div')].map((pair) => pair.textContent)),
      );
    expect(ways).toEqual([
      ['send_timeout4s'],
      ['keepalive_timeout7s', 'proxy_read_timeout3s'],
      ['keepalive_timeout9s'],
    ]);
    await page.locator('.servers').screenshot({ path: join(ROOT, 'screenshots/servers.png') });
    await page.context().close();
  });

  it('lead to a check of a way through them with the settings that its host tells', async () => {
    const page = await openPage();
    await findBlock(page)
      .getByRole('link', { name: /: shop/ })
      .click();
    await page.waitForURL(/\/paths\/\?draft=blank&kind=nginx/);
    const read = page.locator('.axis .row[aria-label*="proxy_read_timeout"]');
    expect(await read.getAttribute('aria-label')).toMatch(/\b3\ss/);
    await page.context().close();
  });

  it.each([
    ['light', 'en-GB', 1280],
    ['dark', 'zh-CN', 390],
  ] as const)(
    'have nothing that axe finds wrong, in the %s and in %s',
    async (colorScheme, locale, width) => {
      const page = await openPage({ colorScheme, locale, viewport: { width, height: 900 } });
      await findBlock(page).waitFor();
      await page.locator('.machine').waitFor();
      expect(await findViolations(page)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  it('say what changed in them, once their agent has read it', async () => {
    const page = await openPage();
    await findBlock(page).waitFor();
    agent.kill('SIGTERM');
    await agent.ended;
    configure('8s');
    await startAgent();
    const change = page.locator('.servers .settingchanges li', { hasText: 'nginx shop' });
    await eventually(async () => {
      await page.reload();
      await findBlock(page).waitFor();
      return (await change.allTextContents()).some((text) => text.includes('proxy_read_timeout 3s → 8s'));
    });
    await page.context().close();
  });

  it('keep what changed on the page once they run no longer', async () => {
    await stopNginx();
    agent.kill('SIGTERM');
    await agent.ended;
    await startAgent();
    const page = await openPage();
    const change = page.locator('.servers .settingchanges li', { hasText: 'nginx shop' });
    await eventually(async () => {
      await page.reload();
      await change.first().waitFor();
      return (await change.allTextContents()).some((text) => text.endsWith('gone'));
    });
    expect(await findBlock(page).locator('.ways').count()).toBe(0);
    await page.locator('.servers').screenshot({ path: join(ROOT, 'screenshots/servers-gone.png') });
    await page.context().close();
  });
});
