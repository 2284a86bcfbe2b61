import type { InspectionAnswer, NamespaceSettings } from '@finwait/contracts/protocol';
import { planHost } from '../simulated/fleet-plan.js';
import { toCost, toListeners, toSettings } from '../simulated/simulated-facts.js';
import { SimulatedHost } from '../simulated/simulated-host.js';
import { inspectSimulated } from '../simulated/simulated-inspection.js';
import type { Reading, Source } from './source.js';

/** What every screen calls a source that reads nothing. */
export const SIMULATED = 'simulated';

/** Makes figures up, as of a host of that name in a simulated fleet whose incidents are under way now. Needs no privilege and no certain system. */
export class SimulatedSource implements Source {
  readonly name = SIMULATED;
  readonly #host: SimulatedHost;
  readonly #now: () => number;

  constructor(hostName: string, now: () => number = Date.now) {
    this.#now = now;
    this.#host = new SimulatedHost(planHost(hostName), now());
  }

  read(): Promise<Reading> {
    const at = this.#now();
    const values = this.#host.valuesAt(at);
    const listeners = toListeners(this.#host, at, values);
    return Promise.resolve({
      values,
      flags: 0,
      source: this.name,
      listeners,
      cost: toCost(this.#host, at, values),
    });
  }

  inspect(request: unknown): Promise<InspectionAnswer> {
    return Promise.resolve(inspectSimulated(this.#host, request, this.#now()));
  }

  readSettings(): NamespaceSettings[] {
    return toSettings(this.#host);
  }

  close(): void {}
}
