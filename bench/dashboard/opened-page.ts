import type { Browser, CDPSession, Page } from 'playwright-core';
import { ADMIN_TOKEN } from '../../e2e/src/processes/started-api.ts';

/** A page of a browser profile of its own, signed in, with nothing in its cache. */
export interface OpenedPage {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly close: () => Promise<void>;
}

/** Opens an empty page that is signed in at `url`. */
export async function openPage(browser: Browser, url: string): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, locale: 'en-GB' });
  const answer = await context.request.post(`${url}/api/v1/session`, {
    data: { token: ADMIN_TOKEN },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`signing in was answered with ${answer.status()}`);
  const page = await context.newPage();
  return { page, devtools: await context.newCDPSession(page), close: () => context.close() };
}
