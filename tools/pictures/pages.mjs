/** @typedef {import('playwright-core').Page} Page */

/**
 * A picture to take: its name in the file's, the address it is taken at, and a selector that is there once it is worth taking.
 * `from` is the API that serves it, the simulated fleet's where nothing is said. `prepare` does what an address cannot say.
 * `isStranger` has not signed in, `isWindow` is cut at the height of the window, `isCutOff` has lost its connection.
 * @typedef {{
 *   name: string,
 *   path: string,
 *   sign: string,
 *   from?: 'empty',
 *   prepare?: (page: Page) => Promise<void>,
 *   isStranger?: boolean,
 *   isWindow?: boolean,
 *   isCutOff?: boolean,
 * }} Picture
 */

const SICK = 'orders-02';

/** Every picture; each page of the dashboard has at least one. @type {readonly Picture[]} */
export const PICTURES = [
  { name: 'sign-in', path: '/sign-in/', sign: '[name=password]', isStranger: true },
  { name: 'first-account', path: '/sign-in/', sign: 'form', from: 'empty', isStranger: true },
  { name: 'first-run', path: '/', sign: '.first', from: 'empty' },
  { name: 'fleet', path: '/', sign: '.heatmap canvas' },
  { name: 'fleet-hour', path: '/?range=1h&layout=lines&state=TIME_WAIT', sign: '.heatmap canvas' },
  { name: 'fleet-kiosk', path: '/?kiosk=1', sign: '.heatmap canvas', isWindow: true },
  { name: 'fleet-offline', path: '/', sign: '.heatmap canvas', isCutOff: true },
  { name: 'host', path: `/host/?name=${SICK}&range=24h`, sign: '.machine' },
  { name: 'host-stale', path: '/host/?name=web-07&range=24h', sign: '.machine' },
  { name: 'host-servers', path: '/host/?name=lb-02&range=1h', sign: '.activitystrip' },
  { name: 'host-unknown', path: '/host/?name=nowhere', sign: '.problem' },
  { name: 'host-inspect', path: `/host/?name=${SICK}&range=1h`, sign: '.machine', prepare: inspect },
  { name: 'compare', path: `/compare/?hosts=${SICK},orders-01,lb-01&against=day`, sign: '[data-line]' },
  { name: 'compare-none', path: '/compare/', sign: 'main h1' },
  { name: 'paths', path: '/paths/', sign: '.examples' },
  { name: 'path', path: '/paths/?draft=random-502', sign: '.verdicts', prepare: savePath },
  { name: 'path-edited', path: '/paths/?draft=silent-cut', sign: '.verdicts' },
  { name: 'path-figures', path: '/paths/?draft=blank', sign: '.outcome', prepare: writeFigures },
  { name: 'guide', path: '/guide/?about=CLOSE_WAIT', sign: '.ladder' },
  { name: 'settings', path: '/settings/', sign: '.set h2' },
  { name: 'settings-users', path: '/settings/users/', sign: '.set h2' },
  { name: 'settings-tokens', path: '/settings/tokens/', sign: '.set h2' },
  { name: 'settings-hosts', path: '/settings/hosts/', sign: '.set h2' },
  { name: 'settings-storage', path: '/settings/storage/', sign: '[data-tier]' },
  { name: 'settings-audit', path: '/settings/audit/', sign: '.set table' },
  { name: 'palette', path: '/', sign: '.heatmap canvas', prepare: openPalette, isWindow: true },
  { name: 'not-found', path: '/no-such-page/', sign: 'main h1', isStranger: true },
];

async function inspect(page) {
  await page.locator('section:has(#inspect-title) .mantine-Button-root').click();
  await page.locator('tr[data-group]').first().waitFor();
}

async function savePath(page) {
  await page.locator('.outcome [type=submit]').click();
  await page.waitForURL(/paths\/\?name=/);
  await page.locator('.verdicts').waitFor();
}

async function writeFigures(page) {
  const hop = page.locator('[data-hop-form="1"]');
  await hop.locator('summary').click();
  await hop.locator('[data-figure="opens.perSecond"]').fill('600');
  await hop.locator('[data-figure="opens.closesFirst"]').check();
  await page.locator('[data-verdict="PORT_EXHAUSTION"]').waitFor();
  await hop.locator('[data-figure="observed.timeWaits"]').fill('-1');
}

async function openPalette(page) {
  await page.keyboard.press('Control+k');
  await page.locator('.palette [role=option]').first().waitFor();
  await page.keyboard.type('wait');
}
