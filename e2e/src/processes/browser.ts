import { chromium, type Browser } from 'playwright-core';

/** Keeps Chromium to this machine: without them it looks for its maker's servers at every start. */
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Debian's Chromium, or the one of FINWAIT_TEST_BROWSER. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['FINWAIT_TEST_BROWSER'] ?? '/usr/bin/chromium',
    args: BROWSER_FLAGS,
  });
}
