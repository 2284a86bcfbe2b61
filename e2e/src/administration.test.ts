import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './processes/browser.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT, ROOT } from './processes/repository.ts';
import { readJson } from './processes/rest.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { startApi, type StartedApi } from './processes/started-api.ts';

const dir = scratchDir();
const SCREENSHOTS = join(ROOT, 'screenshots');
const PASSWORD = 'correct horse battery';
const HOST = 'web-of-the-test';

let browser: Browser;
let api: StartedApi;
let page: Page;

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  api = await startApi(join(dir, 'data'));
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await killAll();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function signIn(name: string, password: string): Promise<void> {
  await page.goto(`${api.url}/sign-in/`);
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=password]').fill(password);
  await button('Sign in').click();
  await page.waitForURL(`${api.url}/`);
}

async function shoot(name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `settings-${name}.png`), fullPage: true });
}

describe('the settings', () => {
  it('begin with an account of one’s own, after the link that works once', async () => {
    await page.goto(api.signInUrl);
    await page.locator('[name=name]').fill('ann');
    await page.locator('[name=password]').fill(PASSWORD);
    await shoot('first-account');
    await button('Make the account').click();
    await page.waitForURL(`${api.url}/`);
  }, 60_000);

  it('let one sign out, and in again by name and password', async () => {
    await button('Sign out').click();
    await page.waitForURL(/\/sign-in\//);
    await signIn('ann', PASSWORD);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.locator('[data-user=ann]').waitFor();
    await shoot('account');
  }, 60_000);

  it('make a token that a program signs in with, and end it', async () => {
    await page.getByRole('link', { name: 'API tokens' }).click();
    await page.locator('[name=name]').fill('nightly report');
    await button('Make a token').click();
    const token = (await page.locator('[data-secret]').textContent()) ?? '';
    const session = await readJson<{ role: string }>(`${api.url}/api/v1/session`, token);
    expect(session.role).toBe('viewer');
    await shoot('tokens');
    const row = page.locator('[data-token="nightly report"]');
    await row.getByRole('button', { name: 'Revoke' }).click();
    await row.getByRole('button', { name: 'Revoke' }).click();
    await row.waitFor({ state: 'detached' });
    await expect(readJson(`${api.url}/api/v1/session`, token)).rejects.toThrow('credentials_refused');
  }, 60_000);

  it('tell a command that enrols a host, and turn green when it reports', async () => {
    await page.getByRole('link', { name: 'Hosts', exact: true }).click();
    await page.locator('[name=tags]').fill('site:berlin');
    await button('Make the command').click();
    const command = (await page.locator('[data-secret]').textContent()) ?? '';
    const [, told = ''] = command.split(' -- ');
    const options = [...told.split(' '), '--name', HOST, '--interval', '500ms'];
    void new ProcessUnderTest([AGENT, ...options], { FINWAIT_STATE_DIR: join(dir, 'agent') });
    await page.locator(`.reports[data-arrived="${HOST}"]`).waitFor();
    await page.locator(`[data-enrolled="${HOST}"]`).getByText('site:berlin').waitFor();
    await shoot('hosts');
  }, 60_000);

  it('change the tags of a host', async () => {
    const row = page.locator(`[data-enrolled="${HOST}"]`);
    await row.getByRole('button', { name: 'Edit tags' }).click();
    await row.locator('[name=tags]').fill('site:paris');
    await row.getByRole('button', { name: 'Save' }).click();
    await row.getByText('site:paris').waitFor();
  }, 60_000);

  it('tell what the history takes, and who did what in a chain that is whole', async () => {
    await page.getByRole('link', { name: 'Storage' }).click();
    await page.locator('[data-tier="raw"]').waitFor();
    await shoot('storage');
    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.locator('[data-chain=whole]').waitFor();
    await page.getByRole('cell', { name: 'user_create' }).first().waitFor();
    await page.locator('select[name=action]').selectOption('token_revoke');
    await button('Show').click();
    await page.getByRole('cell', { name: 'user_create' }).waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: 'token_revoke' }).waitFor();
    await shoot('audit');
  }, 60_000);

  it('add a user, whose own settings are the account alone', async () => {
    await page.getByRole('link', { name: 'Users' }).click();
    await page.locator('[name=name]').fill('bob');
    await page.locator('[name=password]').fill(PASSWORD);
    await button('Add a user').click();
    await page.locator('[data-user=bob]').waitFor();
    await shoot('users');
    await button('Sign out').click();
    await page.waitForURL(/\/sign-in\//);
    await signIn('bob', PASSWORD);
    await page.goto(`${api.url}/settings/`);
    await page.locator('[data-user=bob]').waitFor();
    expect(await page.locator('.subnav a').allTextContents()).toEqual(['Account']);
    await page.goto(`${api.url}/settings/users/`);
    await page.getByText('An admin can change a role.', { exact: false }).waitFor();
    const status = await page.evaluate(async () => (await fetch('/api/v1/users')).status);
    expect(status).toBe(403);
    await page.goto(`${api.url}/host/?name=${HOST}`);
    await page.locator('[data-points]').waitFor();
    await page.getByText('Kernel settings').waitFor();
    expect(await button('Inspect sockets').count()).toBe(0);
  }, 60_000);

  it('give a user without a password a link, by which the user sets one', async () => {
    await button('Sign out').click();
    await page.waitForURL(/\/sign-in\//);
    await signIn('ann', PASSWORD);
    await page.goto(`${api.url}/settings/users/`);
    await page.locator('[name=name]').fill('carol');
    await page.locator('select[name=role]').selectOption('operator');
    await button('Add a user').click();
    await page.locator('[data-user=carol]').getByRole('button', { name: 'Reset password' }).click();
    const link = (await page.locator('[data-secret]').textContent()) ?? '';
    const carol = await browser.newContext({ locale: 'en-GB' });
    const desk = await carol.newPage();
    await desk.goto(link);
    await desk.locator('[name=password]').fill(PASSWORD);
    await desk.getByRole('button', { name: 'Set the password' }).click();
    await desk.waitForURL(`${api.url}/`);
    await carol.close();
    await signIn('carol', PASSWORD);
    await page.goto(`${api.url}/settings/`);
    await page.locator('[data-user=carol]').waitFor();
    await page.goto(`${api.url}/host/?name=${HOST}`);
    await button('Inspect sockets').waitFor();
    await page.goto(`${api.url}/settings/`);
    await page.locator('[data-user=carol]').waitFor();
    expect(await page.locator('.subnav a').allTextContents()).toEqual(['Account', 'Hosts']);
    await signIn('bob', PASSWORD);
  }, 60_000);

  it('ask by keyboard before what cannot be undone, and go back to where one was', async () => {
    await signIn('ann', PASSWORD);
    await page.goto(`${api.url}/settings/users/`);
    const remove = page.locator('[data-user=carol]').getByRole('button', { name: 'Remove' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-user=carol] [role=group]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-user=carol] [role=group]').waitFor({ state: 'detached' });
    expect(await remove.evaluate((shown) => shown === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('[data-user=carol]').waitFor({ state: 'detached' });
    await signIn('bob', PASSWORD);
  }, 60_000);

  it('change one’s own password, which ends every other session', async () => {
    const other = await browser.newPage();
    const elsewhere = page;
    page = other;
    await signIn('bob', PASSWORD);
    page = elsewhere;
    await page.goto(`${api.url}/settings/`);
    await page.locator('[name=current]').fill(PASSWORD);
    await page.locator('[name=password]').fill(`${PASSWORD} anew`);
    await button('Change the password').click();
    await page.getByText('Every other session of yours has ended', { exact: false }).waitFor();
    await other.goto(`${api.url}/settings/`);
    await other.waitForURL(/\/sign-in\//);
    await other.close();
    await page.reload();
    await page.locator('[data-user=bob]').waitFor();
  }, 60_000);
});
