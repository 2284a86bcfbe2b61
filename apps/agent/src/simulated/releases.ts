import type { PlannedHost } from './fleet-plan.js';
import { toLeakAt, toLeakStarts, toRebootedAt } from './incidents.js';
import { ROLES } from './role.js';
import { toFraction, toSeed } from './steady-random.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** From one host of a service to the next. */
const ROLLING_MS = 240_000;
const SHARE_OF_DAYS = 0.45;
/** Releases are planned for so long after the anchor. */
const PLANNED_MS = 400 * DAY_MS;
const WEEKEND = [2, 3];

/** When a host's service was started from its boot on: the boot, releases on working days, and what incidents do. */
export function planStarts(host: PlannedHost, anchorAt: number, bootAt: number): number[] {
  const until = anchorAt + PLANNED_MS;
  const releases = ROLES[host.role].isReleased ? planReleases(host, bootAt, until) : [];
  if (host.incident === 'rebooted') return [bootAt, toRebootedAt(anchorAt)];
  if (host.incident !== 'leak') return [bootAt, ...releases];
  const before = releases.filter((at) => at < toLeakAt(anchorAt) - HOUR_MS);
  return [bootAt, ...before, ...toLeakStarts(anchorAt, until)];
}

function planReleases({ service, place }: PlannedHost, from: number, to: number): number[] {
  const seed = toSeed(service);
  const releases: number[] = [];
  for (let day = Math.ceil(from / DAY_MS); day * DAY_MS < to; day += 1) {
    if (WEEKEND.includes(day % 7) || toFraction(seed, day) > SHARE_OF_DAYS) continue;
    const hour = 9 + 7 * toFraction(seed + 1, day);
    releases.push(Math.round(day * DAY_MS + hour * HOUR_MS + place * ROLLING_MS));
  }
  return releases;
}
