import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { makeLink } from './served.mjs';

/** Keeps Chromium to this machine: without them it looks for its maker's servers at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const LOCALES = { en: 'en-GB', zh: 'zh-CN' };
const HEIGHTS = { 390: 844, 1280: 900, 2560: 1440 };
const STEP_WITHIN_MS = 45_000;
const QUIET_MS = 400;
const MOST_MEASURED = 4;

/** Starts a browser that takes pictures of what the APIs serve. */
export async function openCamera(executablePath, served) {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const sessions = {};
  for (const [from, api] of Object.entries(served)) sessions[from] = await signIn(browser, api);
  return {
    take: (picture, look) => take({ browser, served, sessions }, picture, look),
    close: () => browser.close(),
  };
}

/** The cookies of a session that has begun. */
async function signIn(browser, { url, token }) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/api/v1/session`, {
    data: { token },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`POST /api/v1/session answered ${answer.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Takes one picture in one look at each width; the files are named `fleet-dark-zh-1280.png`. */
async function take({ browser, served, sessions }, picture, { theme, language, widths, scale, out }) {
  const from = picture.from ?? 'demo';
  const api = served[from];
  const context = await browser.newContext({
    viewport: { width: widths[0], height: HEIGHTS[widths[0]] },
    colorScheme: theme,
    locale: LOCALES[language],
    reducedMotion: 'reduce',
    deviceScaleFactor: scale,
    ...(picture.isStranger ? {} : { storageState: sessions[from] }),
  });
  context.setDefaultTimeout(STEP_WITHIN_MS);
  const cut = picture.isCutOff ? await holdLine(context) : undefined;
  const page = await context.newPage();
  const settle = watchRequests(page);
  try {
    await page.goto(picture.name === 'first-account' ? await makeLink(api) : `${api.url}${picture.path}`);
    await page.locator(picture.sign).first().waitFor();
    await settle();
    await picture.prepare?.(page);
    await cut?.(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: HEIGHTS[width] });
      await settle();
      if (!picture.isWindow) await showAll(page, settle);
      const path = join(out, `${picture.name}-${theme}-${language}-${width}.png`);
      await page.screenshot({ path });
    }
  } catch (error) {
    throw new Error(`${picture.name} ${theme} ${language}: ${error.message}`, { cause: error });
  } finally {
    await context.close();
  }
}

/**
 * Makes the window as high as the page: rows out of sight are not drawn, and a bar at the bottom belongs there. Rows that
 * come into sight may be higher than was thought, so the page is measured again.
 */
async function showAll(page, settle) {
  for (let left = MOST_MEASURED; left > 0; left -= 1) {
    const { width, height: shown } = page.viewportSize();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    if (height === shown) return;
    await page.setViewportSize({ width, height });
    await settle();
  }
}

/** Stands between a page and its API; the returned function cuts both off and waits until the page says so. */
async function holdLine(context) {
  let isCut = false;
  const open = [];
  await context.routeWebSocket(/socket\.io/, (socket) => {
    if (isCut) return void socket.close();
    socket.connectToServer();
    open.push(socket);
  });
  return async (page) => {
    isCut = true;
    await context.route('**/*', (route) => route.abort());
    await Promise.all(open.map((socket) => socket.close()));
    await page.locator('.live.offline').waitFor();
  };
}

/** Returns a function that waits until a page has drawn and asked for nothing more for a while. */
function watchRequests(page) {
  const underWay = new Set();
  page.on('request', (request) => underWay.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => underWay.delete(request));
  return async () => {
    const lateAt = performance.now() + STEP_WITHIN_MS;
    for (let quietAt = performance.now(); performance.now() - quietAt < QUIET_MS;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (underWay.size > 0) quietAt = performance.now();
      if (performance.now() > lateAt) break;
    }
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
  };
}
