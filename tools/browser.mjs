import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, say } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium for the browser tests; installs one where there is none. */
export async function findBrowser() {
  const present = findPresentBrowser();
  if (present) return present;
  const installed = installByApt() || (await installByPlaywright());
  if (installed) return installed;
  say(
    'No Chromium was found and none could be installed. Install one, or set FINWAIT_TEST_BROWSER to its path.',
  );
  process.exit(1);
}

/** The path of a Chromium that is already there: the one of FINWAIT_TEST_BROWSER, else the first known place that has one. */
export function findPresentBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => NAMES.map((name) => join(dir, name)));
  return [process.env.FINWAIT_TEST_BROWSER, ...onPath, ...MAC_PATHS].find(
    (path) => path && isExecutable(path),
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's package, where this user may install packages without being asked for a password. */
function installByApt() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, rest, { stdio: 'ignore', env }).status === 0;
  };
  if (process.platform !== 'linux' || !apt('--version')) return undefined;
  say('Installing Chromium from the packages of the system');
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'chromium') ? findPresentBrowser() : undefined;
}

/** Playwright's own build, for the systems that have no package. */
async function installByPlaywright() {
  const { chromium } = await import('playwright-core');
  if (!isExecutable(chromium.executablePath())) {
    say('Installing the Chromium of Playwright');
    spawnSync(process.execPath, [join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
      stdio: 'inherit',
    });
  }
  return isExecutable(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
