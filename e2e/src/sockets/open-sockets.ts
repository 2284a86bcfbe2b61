import { until } from './condition.ts';
import type { Family } from './loopback-address.ts';
import { SCENES, type Scene } from './scene.ts';
import { Stage } from './stage.ts';
import { isDeepStrictEqual } from 'node:util';
import type { StateCounts } from './state-number.ts';

/** How many sockets to bring into each state, over which IP version. Their peers and listeners come on top. */
export interface SocketPlan {
  readonly family: Family;
  readonly states: Partial<Record<Scene, number>>;
}

/** Real sockets that stay in their states for at least a minute, unless they are closed. */
export interface OpenSockets {
  /** Everything the plan added, peers and listeners included. */
  readonly expected: StateCounts;
  /** Every socket of the plan has one of these at one end. */
  readonly ports: readonly number[];
  /** What the kernel's tables hold of it now. */
  count(): StateCounts;
  /** Resets all of it; only what stands in TIME_WAIT lives on. */
  close(): void;
}

/** Opens the sockets and comes back when the kernel's own tables show every one of them in its state. */
export async function openSockets(plan: SocketPlan): Promise<OpenSockets> {
  const stage = new Stage(plan.family);
  const { expected, ports } = stage;
  const close = () => stage.abort();
  try {
    for (const scene of Object.keys(plan.states) as Scene[])
      await SCENES[scene](stage, plan.states[scene] ?? 0);
    const visible = { ...expected, CLOSED: 0 };
    await until(
      () => `${JSON.stringify(visible)}, found ${JSON.stringify(stage.count())}`,
      () => isDeepStrictEqual(stage.count(), visible),
    );
    return { expected, ports, close, count: () => stage.count() };
  } catch (error) {
    close();
    throw error;
  }
}
