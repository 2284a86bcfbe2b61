import { toColumnValues, type ColumnValues } from '@finwait/tcp';
import type { PlannedHost } from './fleet-plan.js';
import { toFigures } from './figures.js';
import { countFlow, countPool, type Flow, type FlowCount, type FlowSetting, type Pool } from './flow.js';
import {
  LEAKED_SHARE,
  LEAK_LASTS_MS,
  REBOOT_LASTS_MS,
  toFlood,
  toLeakAt,
  toRebootedAt,
  toSqueeze,
  toVanishedAt,
} from './incidents.js';
import { countEvents } from './event-count.js';
import { Load } from './load.js';
import type { Pulse } from './pulse.js';
import { planStarts } from './releases.js';
import { Restarts } from './restarts.js';
import { ROLES, type Role } from './role.js';
import { toFraction } from './steady-random.js';

const DAY_MS = 86_400_000;
/** A host was booted this many days before what is asked of it, and up to so many more. */
const LEAST_UP_DAYS = 3;
const MORE_UP_DAYS = 20;
const HOURS_AHEAD = { 'eu-west': 1, 'us-east': -5 } as const;

/** How connections of one kind stand. */
export interface StandingFlow {
  readonly flow: Flow;
  readonly count: FlowCount;
}

/** How a pool stands. */
export interface StandingPool {
  readonly pool: Pool;
  readonly count: { readonly open: number; readonly opened: number };
}

/** All that one instant of a host is made of. */
export interface Standing {
  readonly at: number;
  readonly seed: number;
  /** 1 on average. */
  readonly load: number;
  readonly loadSeconds: number;
  readonly flows: readonly StandingFlow[];
  readonly pools: readonly StandingPool[];
  /** Sockets in CLOSE_WAIT that nobody will ever close, and since when. */
  readonly leaked: { readonly sockets: number; readonly since: number } | null;
  /** From 0 to 1, and the seconds at full height since the boot. */
  readonly flood: { readonly height: number; readonly seconds: number };
  /** As {@link flood}. */
  readonly squeeze: { readonly height: number; readonly seconds: number; readonly recentSeconds: number };
  readonly listeners: number;
}

/**
 * A host that does not exist. What it shows at a time depends on nothing but its plan, the anchor and that time: its past can
 * be told in any order, and as often as one likes. Incidents are placed around the anchor, an instant in epoch milliseconds.
 */
export class SimulatedHost {
  readonly plan: PlannedHost;
  readonly role: Role;
  /** When the host was started, epoch milliseconds; an earlier boot is not told. */
  readonly bootAt: number;
  readonly #anchorAt: number;
  readonly #restarts: Restarts;
  readonly #load: Load;
  readonly #flood: Pulse | null;
  readonly #squeeze: Pulse | null;

  constructor(plan: PlannedHost, anchorAt: number, days = 1) {
    this.plan = plan;
    this.role = ROLES[plan.role];
    this.#anchorAt = anchorAt;
    const upDays = days + LEAST_UP_DAYS + MORE_UP_DAYS * toFraction(plan.seed, 1);
    this.bootAt = Math.round(anchorAt - upDays * DAY_MS);
    this.#restarts = new Restarts(planStarts(plan, anchorAt, this.bootAt));
    this.#load = new Load({
      seed: plan.seed,
      rhythm: this.role.rhythm,
      hoursAhead: HOURS_AHEAD[plan.region],
      restarts: this.#restarts,
      from: anchorAt - (days + LEAST_UP_DAYS) * DAY_MS,
      origin: anchorAt,
    });
    this.#flood = plan.incident === 'flood' ? toFlood(anchorAt) : null;
    this.#squeeze = plan.incident === 'squeeze' ? toSqueeze(anchorAt) : null;
  }

  /** When the host was started last before a time. */
  bootBefore(at: number): number {
    const rebootedAt = toRebootedAt(this.#anchorAt);
    return this.plan.incident === 'rebooted' && at >= rebootedAt ? rebootedAt : this.bootAt;
  }

  /** When the service was started last before a time. */
  startBefore(at: number): number {
    return this.#restarts.lastTo(at).at;
  }

  /** Whether an agent of this host would send anything at this time. */
  isSilent(at: number): boolean {
    const { incident } = this.plan;
    if (incident === 'never') return true;
    if (incident === 'vanished') return at > toVanishedAt(this.#anchorAt);
    const rebootedAt = toRebootedAt(this.#anchorAt);
    return incident === 'rebooted' && at >= rebootedAt - REBOOT_LASTS_MS && at < rebootedAt;
  }

  /** All columns in wire order. */
  valuesAt(at: number): ColumnValues {
    return toColumnValues(toFigures(this.standAt(at)));
  }

  standAt(at: number): Standing {
    const bootAt = this.bootBefore(at);
    const setting: FlowSetting = {
      load: this.#load,
      restarts: this.#restarts,
      bootAt,
      seed: this.plan.seed,
    };
    const { flows, pools, listeners } = this.role;
    const squeezeSeconds = this.#squeeze?.secondsTo(at) ?? 0;
    return {
      at,
      seed: this.plan.seed,
      load: this.#load.at(at),
      loadSeconds: this.#load.secondsTo(at) - this.#load.secondsTo(bootAt),
      flows: flows.map((flow, index) => ({
        flow,
        count: countFlow(flow, { ...setting, seed: this.plan.seed + 101 * (index + 1) }, at),
      })),
      pools: pools.map((pool) => ({ pool, count: countPool(pool, setting, at) })),
      leaked: this.#leakedAt(at),
      flood: { height: this.#flood?.heightAt(at) ?? 0, seconds: this.#flood?.secondsTo(at) ?? 0 },
      squeeze: {
        height: this.#squeeze?.heightAt(at) ?? 0,
        seconds: squeezeSeconds,
        recentSeconds: squeezeSeconds - (this.#squeeze?.secondsTo(at - 60_000) ?? 0),
      },
      listeners: listeners.length + 1,
    };
  }

  /** The leak follows the connections that come in, from one start of the service to the next. */
  #leakedAt(at: number): Standing['leaked'] {
    const leakAt = toLeakAt(this.#anchorAt);
    if (this.plan.incident !== 'leak' || at < leakAt) return null;
    const since = this.startBefore(at);
    if ((since - leakAt) % DAY_MS === LEAK_LASTS_MS) return null;
    const perSecond = (this.role.flows[0]?.perSecond ?? 0) * LEAKED_SHARE;
    const mean = perSecond * (this.#load.secondsTo(at) - this.#load.secondsTo(since));
    return { sockets: countEvents(mean, this.plan.seed + 7), since };
  }
}
