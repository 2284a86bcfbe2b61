import { Poller, type Clock } from './poller.js';
import type { Reading } from './sources/source.js';
import { until } from './testing/until.js';

const READING: Reading = {
  values: [],
  flags: 0,
  source: 'test',
  listeners: null,
  cost: { cpuMs: 0, rssBytes: 0 },
};

/** A clock that only moves when it is told to. */
class TestClock implements Clock {
  #now: number;
  #calls: { at: number; callback: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  /** When the next call is due; `undefined` when nobody waits. */
  get due(): number | undefined {
    return this.#calls[0]?.at;
  }

  now(): number {
    return this.#now;
  }

  callAfter(delayMs: number, callback: () => void): () => void {
    const call = { at: this.#now + delayMs, callback };
    this.#calls.push(call);
    return () => (this.#calls = this.#calls.filter((other) => other !== call));
  }

  /** Sets the time, to the past too, and calls nobody. */
  set(now: number): void {
    this.#now = now;
  }

  /** Calls whoever is due. */
  fire(): void {
    const [call] = this.#calls.splice(0, 1);
    call?.callback();
  }
}

class Rig {
  readonly clock: TestClock;
  readonly taken: number[] = [];
  readonly failures: unknown[] = [];
  readonly poller: Poller;
  readonly pace = { intervalMs: 1_000 };
  /** Ends the read under way, in the order they began. */
  readonly ends: ((error?: Error) => void)[] = [];
  running = 0;
  mostRunning = 0;

  constructor(now: number) {
    this.clock = new TestClock(now);
    const read = async (): Promise<Reading> => {
      this.running += 1;
      this.mostRunning = Math.max(this.mostRunning, this.running);
      const error = await new Promise<Error | undefined>((resolve) => this.ends.push(resolve));
      this.running -= 1;
      if (error) throw error;
      return READING;
    };
    this.poller = new Poller(
      {
        pace: this.pace,
        read,
        onReading: (_, takenAt) => this.taken.push(takenAt),
        onFailure: (error) => this.failures.push(error),
      },
      this.clock,
    );
    this.poller.start();
  }

  /** Lets the read under way end at this time, and waits until the poller has planned the next. */
  async end(now: number, error?: Error): Promise<void> {
    this.clock.set(now);
    this.ends.shift()?.(error);
    await until(() => this.clock.due !== undefined);
  }

  /** The tick comes at this time. */
  fire(now: number): void {
    this.clock.set(now);
    this.clock.fire();
  }
}

describe('a poller', () => {
  it('reads at once and then at whole multiples of the interval', async () => {
    const rig = new Rig(10_300);
    await rig.end(10_310);
    expect(rig.clock.due).toBe(11_000);
    rig.fire(11_001);
    await rig.end(11_004);
    expect(rig.clock.due).toBe(12_000);
    expect(rig.taken).toEqual([10_300, 11_001]);
  });

  it('leaves out the ticks that a long read covers, and never reads twice at once', async () => {
    const rig = new Rig(10_000);
    expect(rig.clock.due).toBeUndefined();
    await rig.end(13_500);
    expect(rig.clock.due).toBe(14_000);
    rig.fire(14_000);
    await rig.end(14_001);
    expect(rig.taken).toEqual([10_000, 14_000]);
    expect(rig.mostRunning).toBe(1);
  });

  it('does not take one tick twice when its timer fires early', async () => {
    const rig = new Rig(10_300);
    await rig.end(10_310);
    rig.fire(10_999);
    await rig.end(10_999);
    expect(rig.clock.due).toBe(12_000);
  });

  it('goes on within an interval when the clock is set back', async () => {
    const rig = new Rig(5_000_000);
    await rig.end(5_000_001);
    rig.fire(5_001_000);
    await rig.end(1_000_400);
    expect(rig.clock.due).toBe(1_001_000);
  });

  it('goes on at the next tick when the clock is set ahead', async () => {
    const rig = new Rig(1_000);
    await rig.end(9_000_500);
    expect(rig.clock.due).toBe(9_001_000);
  });

  it('goes on at whole multiples of another interval when the pace changes', async () => {
    const rig = new Rig(10_300);
    rig.pace.intervalMs = 4_000;
    await rig.end(10_310);
    expect(rig.clock.due).toBe(12_000);
    rig.fire(12_000);
    rig.pace.intervalMs = 5_000;
    await rig.end(12_100);
    expect(rig.clock.due).toBe(15_000);
    rig.fire(15_000);
    rig.pace.intervalMs = 1_000;
    await rig.end(15_001);
    expect(rig.clock.due).toBe(16_000);
  });

  it('does not take two snapshots shortly after each other because the pace changes', async () => {
    const rig = new Rig(11_000);
    await rig.end(11_010);
    rig.fire(12_000);
    rig.pace.intervalMs = 2_500;
    await rig.end(12_010);
    expect(rig.clock.due).toBe(15_000);
  });

  it('goes on after a read that failed', async () => {
    const rig = new Rig(1_000);
    const failure = new Error('no table');
    await rig.end(1_001, failure);
    rig.fire(2_000);
    await rig.end(2_001);
    expect(rig.failures).toEqual([failure]);
    expect(rig.taken).toEqual([2_000]);
  });

  it('stops when the read under way has ended, and hands nothing over after that', async () => {
    const rig = new Rig(1_000);
    let isStopped = false;
    const stopped = rig.poller.stop().then(() => (isStopped = true));
    await Promise.resolve();
    expect(isStopped).toBe(false);
    rig.ends.shift()?.();
    await stopped;
    expect(rig.taken).toEqual([]);
    expect(rig.clock.due).toBeUndefined();
  });

  it('stops between two reads', async () => {
    const rig = new Rig(1_000);
    await rig.end(1_001);
    await rig.poller.stop();
    expect(rig.clock.due).toBeUndefined();
  });
});
