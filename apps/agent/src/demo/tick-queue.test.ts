import { planHost } from '../simulated/fleet-plan.js';
import { toVanishedAt } from '../simulated/incidents.js';
import { SimulatedHost } from '../simulated/simulated-host.js';
import { TickQueue, toRow, type Span } from './tick-queue.js';

const ANCHOR_AT = Date.UTC(2026, 10, 25, 17);
const MINUTE_MS = 60_000;
const INTERVAL_MS = 5_000;

function openQueue(spans: readonly Span[], name = 'web-01') {
  const host = new SimulatedHost(planHost(name), ANCHOR_AT);
  const queue = new TickQueue(host, spans, INTERVAL_MS);
  const take = (at: number) => queue.add({ run: 'simulated', row: toRow(host, at) });
  return { host, queue, take };
}

/** The times of all that comes out, each batch settled. */
function drain(queue: TickQueue): number[][] {
  const times: number[][] = [];
  for (let batch = queue.next(false); batch !== null; batch = queue.next(false)) {
    times.push(batch.rows.map(([, at]) => at));
    queue.settle(batch);
  }
  return times;
}

const hour: Span = { from: ANCHOR_AT - 60 * MINUTE_MS, to: ANCHOR_AT, stepMs: 10_000 };

describe('a queue of ticks', () => {
  it('makes every snapshot of its spans, in messages the API takes', () => {
    const { queue } = openQueue([hour]);
    const times = drain(queue);
    expect(times.map(({ length }) => length)).toEqual([200, 160]);
    expect(times.flat()).toEqual(Array.from({ length: 360 }, (_, tick) => hour.from + tick * 10_000));
    expect(queue.settledSpans).toBe(1);
  });

  it('gives the newest first and alone, and nothing else while the API wants no more', () => {
    const { queue, take } = openQueue([hour]);
    take(ANCHOR_AT);
    expect(queue.next(true)?.rows.map(([, at]) => at)).toEqual([ANCHOR_AT]);
    const newest = queue.next(false);
    expect(newest?.rows).toHaveLength(1);
    if (newest !== null) queue.settle(newest);
    expect(queue.next(true)).toBeNull();
    expect(queue.next(false)?.rows).toHaveLength(200);
  });

  it('gives again what was not settled', () => {
    const { queue } = openQueue([hour]);
    expect(queue.next(false)).toEqual(queue.next(false));
    expect(queue.settledSpans).toBe(0);
  });

  it('makes up for what was taken while the API was away, after its spans', () => {
    const { queue, take } = openQueue([hour]);
    for (let tick = 0; tick < 3; tick += 1) take(ANCHOR_AT + tick * INTERVAL_MS);
    const times = drain(queue);
    expect(times[0]).toEqual([ANCHOR_AT + 2 * INTERVAL_MS]);
    expect(times.at(-1)).toEqual([ANCHOR_AT, ANCHOR_AT + INTERVAL_MS]);
  });

  it('leaves out the time in which the host is silent', () => {
    const { queue } = openQueue([{ ...hour, from: toVanishedAt(ANCHOR_AT) - 20_000 }, hour], 'web-07');
    expect(drain(queue).flat()).toHaveLength(3);
    expect(queue.settledSpans).toBe(2);
  });

  it('sends of a past told later the same as was shown live', () => {
    const { host, queue } = openQueue([hour]);
    expect(queue.next(false)?.rows[7]).toEqual(toRow(host, hour.from + 70_000));
  });
});
