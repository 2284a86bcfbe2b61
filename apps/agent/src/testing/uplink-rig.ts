import { Outbox } from '../outbox.js';
import { SPOOL_LIMITS, type SpoolLimits } from '../spool/limits.js';
import { Spool } from '../spool/spool.js';
import { Uplink, type UplinkEnd, type UplinkTiming } from '../uplink.js';
import { createLogLines } from './log-lines.js';
import { createScratchDir } from './scratch-dir.js';

export const PROFILE = {
  agentVersion: '0.1.0',
  source: 'netlink',
  platform: 'Linux 6.18',
  intervalMs: 1_000,
};
export const COST = { cpuMs: 0.5, rssBytes: 50_000_000 };
export const REFUSAL = { ok: false, code: 'inspection_busy', detail: 'none now' } as const;
/** Never waits longer than it must. */
export const PROMPT: UplinkTiming = { ackTimeoutMs: 5_000, farewellMs: 5_000, retryDelay: () => 1 };

/** An uplink over a spool of its own, stopped when the test ends. */
export class UplinkRig {
  readonly uplink: Uplink;
  readonly lines: string[];
  readonly outbox: Outbox;
  ended: Promise<UplinkEnd> | undefined;
  pushed = 0;
  readonly requests: unknown[] = [];

  constructor(api: string, timing: UplinkTiming = PROMPT, limits: Partial<SpoolLimits> = {}) {
    const { log, lines } = createLogLines();
    this.lines = lines;
    const settings = { folder: createScratchDir(), log, limits: { ...SPOOL_LIMITS, ...limits } };
    this.outbox = new Outbox(new Spool(settings));
    const inspect = (request: unknown) => {
      this.requests.push(request);
      return Promise.resolve(REFUSAL);
    };
    this.uplink = new Uplink({ api, profile: PROFILE, outbox: this.outbox, inspect, log, timing });
    rigs.push(this);
  }

  push(count = 1): void {
    for (let index = 0; index < count; index += 1) {
      this.pushed += 1;
      this.uplink.push({ run: 'run-1', row: [this.pushed, 1_000 * this.pushed, 0, 1, 2] }, COST, 10_000);
    }
  }

  run(credential = 'secret-1'): Promise<UplinkEnd> {
    this.ended = this.uplink.run(credential);
    return this.ended;
  }

  has(text: string): boolean {
    return this.lines.some((line) => line.includes(text));
  }
}

const rigs: UplinkRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) {
    const stopped = rig.uplink.stop();
    await Promise.race([stopped, rig.ended]);
    await rig.ended;
  }
});
