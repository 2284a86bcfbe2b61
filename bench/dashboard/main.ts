// Is the fleet page there at once with 1,000 hosts and 30 days, and does it stay fast and small while they send?
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startBrowser } from '../../e2e/src/processes/browser.ts';
import { killAll } from '../../e2e/src/processes/process-under-test.ts';
import { startApi } from '../../e2e/src/processes/started-api.ts';
import { readProcessCpuMs } from '../collector/processor-time.ts';
import { printGoals, type Goal } from '../goals.ts';
import { keepResults } from '../results.ts';
import { copyFleetOfNow } from './fleet-of-now.ts';
import { watchHeap, type Held } from './heap.ts';
import { measureFrames } from './live-frames.ts';
import { openPage, type OpenedPage } from './opened-page.ts';
import { loadFleetPage, type PageLoad } from './page-load.ts';
import { weighScripts } from './script-bytes.ts';
import { scrollHeatTable, scrollPage, sweepHeatMap } from './scrolling.ts';
import { SendingHosts } from './sending-hosts.ts';
import { toShare } from './share.ts';

const SHAPE = { hosts: 1_000, different: 20, days: 30 };
const LOADS = 7;
/** A frame each half second, so that the 360 of an hour take three minutes. */
const FRAME_MS = 500;
const FRAMES_TRACED = 100;
const FRAMES = Number(process.argv[2] ?? 360);
const LOOKS = 18;

process.once('exit', () => void killAll());
const dir = await copyFleetOfNow(SHAPE);
const api = await startApi(dir);
await untilIdle(api.process.pid);
/** What `addHosts` gives them. */
const credentials = Array.from({ length: SHAPE.hosts }, (_, place) => `${place + 1}`);
const order = { url: api.url, credentials, seconds: 3_600 };
const usual = await SendingHosts.start({ ...order, isTogether: false, everyMs: 10_000 });
const browser = await startBrowser();
const scripts = await weighScripts(browser, api.url);
console.error('loading');
const loads: PageLoad[] = [];
for (let load = 0; load < LOADS; load += 1) loads.push(await loadFleetPage(browser, api.url));
console.error('scrolling');
const usually = await openDrawnPage();
const scrolled = await scrollAll(usually);
await usually.close();
await usual.stop();

const fast = await SendingHosts.start({ ...order, isTogether: true, everyMs: FRAME_MS });
const opened = await openDrawnPage();
const heatMap = await opened.page.evaluate(() => performance.now());
console.error('tracing frames');
const frames = await measureFrames(browser, opened, (FRAMES_TRACED * FRAME_MS) / 1_000);
console.error('scrolling while all hosts are in each frame');
const scrolledFast = await scrollAll(opened);
console.error('watching the heap');
const held = await watchHeap(opened.devtools, LOOKS, (FRAMES * FRAME_MS) / LOOKS);
const version = browser.version();
await browser.close();
await fast.stop();
await killAll();
rmSync(dir, { recursive: true, force: true });

const toFigures = (figures: readonly number[]) => ({
  median: toShare(figures, 0.5),
  p95: toShare(figures, 0.95),
  worst: toShare(figures, 1),
});
const ofLoads = (key: keyof PageLoad) => toFigures(loads.map((load) => load[key]));
const measured = {
  firstPaint: ofLoads('firstPaint'),
  drawn: ofLoads('drawn'),
  usable: ofLoads('usable'),
  answer: ofLoads('answer'),
  longestTaskOfLoad: ofLoads('longestTask'),
  frameRows: toFigures(frames.rows),
  frameHandled: toFigures(frames.handled),
  frameHandledOnCpu: toFigures(frames.handledCpu),
  untilNextFrame: toFigures(frames.untilNext),
  untilNextFrameOnCpu: toFigures(frames.cpu),
  frameLongestTask: toFigures(frames.longest),
};
const thirds = LOOKS / 3;
const toMean = (some: readonly Held[]) => some.reduce((sum, { heapMb }) => sum + heapMb, 0) / some.length;
const heapGrowth = toMean(held.slice(-thirds)) / toMean(held.slice(0, thirds)) - 1;

keepResults('dashboard', {
  chromium: version,
  ...SHAPE,
  scripts,
  heatMap,
  loads,
  frames,
  scrolled,
  scrolledFast,
  held,
  measured,
});
console.log(`Chromium ${version}, ${SHAPE.hosts} hosts, ${SHAPE.days} days; milliseconds:`);
const round = (figure: number) => Number(figure.toFixed(1));
console.table(
  Object.fromEntries(
    Object.entries(measured).map(([name, { median, p95, worst }]) => [
      name,
      { median: round(median), p95: round(p95), worst: round(worst) },
    ]),
  ),
);
console.log(`heat map drawn after ${heatMap.toFixed(0)} ms, once`);
console.table(scrolled);
console.log('the same while all hosts are in each of two frames a second');
console.table(scrolledFast);
console.log(`heap after collections, MB: ${held.map(({ heapMb }) => heapMb.toFixed(1)).join(' ')}`);
console.log(`nodes: ${held.map(({ nodes }) => nodes).join(' ')}`);
console.log(`scripts: ${JSON.stringify(scripts)}`);
printGoals([
  { name: 'first contentful paint, worst', measured: measured.firstPaint.worst, limit: 1_000, unit: 'ms' },
  { name: 'fleet page usable, worst', measured: measured.usable.worst, limit: 2_000, unit: 'ms' },
  {
    name: 'main thread for a frame of 1,000 hosts by the clock, other processes included, p95',
    measured: measured.frameHandled.p95,
    limit: 16,
    unit: 'ms',
  },
  {
    name: 'the same on a processor, p95',
    measured: measured.frameHandledOnCpu.p95,
    limit: 16,
    unit: 'ms',
  },
  { name: `heap grown in ${FRAMES} frames`, measured: heapGrowth * 100, limit: 5, unit: '%' },
  ...toScrollGoals(scrolled, ''),
  ...toScrollGoals(scrolledFast, ', 2,000 hosts a second'),
  { name: 'JavaScript of the first page, Brotli', measured: scripts.br / 1_000, limit: 250, unit: 'kB' },
  { name: 'JavaScript of the first page, gzip', measured: scripts.gzip / 1_000, limit: 250, unit: 'kB' },
]);

async function openDrawnPage(): Promise<OpenedPage> {
  const opened = await openPage(browser, api.url);
  await opened.page.goto(api.url);
  await opened.page.locator('.heatmap canvas').waitFor({ timeout: 120_000 });
  return opened;
}

async function scrollAll(opened: OpenedPage) {
  return {
    'page from end to end and back': await scrollPage(browser, opened),
    'pointer and keys through the heat map': await sweepHeatMap(browser, opened),
    'table of the heat map from end to end and back': await scrollHeatTable(browser, opened),
  };
}

function toScrollGoals(of: typeof scrolled, load: string): Goal[] {
  return Object.entries(of).flatMap(([name, { longTasks, longOnCpu }]) => [
    { name: `long tasks by the clock, ${name}${load}`, measured: longTasks, limit: 0, unit: '' },
    { name: `the same on a processor, ${name}${load}`, measured: longOnCpu, limit: 0, unit: '' },
  ]);
}

/** Waits until the API has sealed what the file leaves open, and does little in a second. */
async function untilIdle(pid: number): Promise<void> {
  for (let before = readProcessCpuMs(pid); ;) {
    await pause(1_000);
    const now = readProcessCpuMs(pid);
    if (now - before < 50) return;
    before = now;
  }
}
