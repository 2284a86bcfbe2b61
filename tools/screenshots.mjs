// Takes a picture of every page of the dashboard in every theme, language and width, from a simulated fleet.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPresentBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { ROOT, say } from './run.mjs';
import { readScreenshotOptions } from './pictures/options.mjs';
import { orLate, serveDemo, serveEmpty } from './pictures/served.mjs';

const FLEET = { hosts: 24, days: 2 };
const ALL_WITHIN_MS = 45 * 60_000;
const AT_ONCE = 2;

const { pictures, themes, languages, widths, scale, out, isList, problems } = readScreenshotOptions(
  process.argv.slice(2),
);
if (problems.length > 0) {
  for (const problem of problems) say(problem);
  process.exit(2);
}
if (isList) {
  for (const { name, path } of pictures) console.log(`${name} ${path}`);
  process.exit(0);
}
const browser = findPresentBrowser();
if (browser === undefined) {
  say('No Chromium was found. Install one, or set FINWAIT_TEST_BROWSER to its path.');
  process.exit(1);
}
await build('@finwait/api', '@finwait/agent', '@finwait/dashboard');

const dir = await mkdtemp(join(tmpdir(), 'finwait-screenshots-'));
const folder = resolve(ROOT, out);
const toEnd = [];
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(130));
try {
  await orLate(takeAll(), 'all of it', ALL_WITHIN_MS);
  await stop(0);
} catch (error) {
  if (!isStopping) say(error.message);
  await stop(1);
}

async function takeAll() {
  await mkdir(folder, { recursive: true });
  say(`A fleet of ${FLEET.hosts} simulated hosts comes into being, with its history`);
  const demo = serveDemo(dir, FLEET);
  const empty = serveEmpty(dir);
  toEnd.push(demo.end, empty.end);
  const [demoApi, emptyApi] = await Promise.all([demo.ready, empty.ready]);
  const { openCamera } = await import('./pictures/camera.mjs');
  const camera = await openCamera(browser, { demo: demoApi, empty: emptyApi });
  toEnd.push(() => camera.close());
  const looks = themes.flatMap((theme) => languages.map((language) => ({ theme, language })));
  const waiting = pictures.flatMap((picture) => looks.map((look) => [picture, look]));
  const failed = [];
  const work = async () => {
    for (let next = waiting.shift(); next && !isStopping; next = waiting.shift()) {
      const [picture, look] = next;
      await camera.take(picture, { ...look, widths, scale, out: folder }).catch(({ message }) => {
        if (isStopping) return;
        failed.push(picture.name);
        say(message);
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failed.length > 0) throw new Error(`${failed.length} could not be taken`);
  say(`${pictures.length * looks.length * widths.length} pictures are in ${folder}`);
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  for (const end of toEnd.reverse()) await end();
  await rm(dir, { recursive: true, force: true });
  process.exit(code);
}
