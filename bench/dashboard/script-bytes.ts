import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Browser } from 'playwright-core';
import { openPage } from './opened-page.ts';

/** Bytes of the scripts of a page as they cross the wire, without headers; those of its chart, which come beside its data, too. */
export interface ScriptBytes {
  readonly scripts: number;
  readonly br: number;
  readonly gzip: number;
  readonly identity: number;
}

/** Finds what scripts Chromium loads with the fleet page and asks the API for each in every coding. */
export async function weighScripts(browser: Browser, url: string): Promise<ScriptBytes> {
  const { page, close } = await openPage(browser, url);
  await page.goto(url);
  await page.locator('table.rows tr[data-host]').first().waitFor();
  await page.locator('.chart canvas').first().waitFor();
  const addresses = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js')),
  );
  await close();
  const scripts = [...new Set(addresses)];
  const weigh = async (coding: string) => {
    const sizes = await Promise.all(scripts.map((script) => readLength(script, coding)));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  return {
    scripts: scripts.length,
    br: await weigh('br'),
    gzip: await weigh('gzip'),
    identity: await weigh('identity'),
  };
}

async function readLength(url: string, coding: string): Promise<number> {
  const [answer] = (await once(get(url, { headers: { 'accept-encoding': coding } }), 'response')) as [
    IncomingMessage,
  ];
  if (answer.statusCode !== 200) throw new Error(`${url} was answered with ${answer.statusCode}`);
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  return bytes;
}
