import type { HostNamespaces } from '@finwait/contracts/protocol';
import { FactsSender } from '../facts/facts-sender.js';
import type { Log } from '../log.js';
import { SIMULATED } from '../sources/simulated.js';
import { toActivity } from '../simulated/simulated-activity.js';
import { toCost, toListeners, toSettings } from '../simulated/simulated-facts.js';
import type { SimulatedHost } from '../simulated/simulated-host.js';
import { toServers } from '../simulated/simulated-servers.js';
import { inspectSimulated } from '../simulated/simulated-inspection.js';
import { Uplink } from '../uplink.js';
import { AGENT_VERSION } from '../version.js';
import { RUN, TickQueue, toRow, type Span } from './tick-queue.js';

/** Servers are asked as often as those of a real host. */
const ASKED_EVERY_MS = 60_000;
/** What they did before the start is told for as long. */
const ASKED_BEFORE_MS = 3_600_000;
const NO_OTHERS: HostNamespaces = { seen: 'own', why: 'the host is simulated', others: [] };

/** What one agent of a simulated fleet is made of. */
export interface SimulatedAgentSettings {
  readonly api: string;
  readonly host: SimulatedHost;
  readonly credential: string;
  readonly intervalMs: number;
  /** The past that the API is to be told. */
  readonly spans: readonly Span[];
  readonly log: Log;
}

/** The agent of a simulated host: all of a real one but the reading and the spool. */
export class SimulatedAgent {
  readonly #settings: SimulatedAgentSettings;
  readonly #queue: TickQueue;
  readonly #facts: FactsSender;
  readonly #uplink: Uplink;

  constructor(settings: SimulatedAgentSettings) {
    const { api, host, intervalMs, spans, log } = settings;
    this.#settings = settings;
    this.#queue = new TickQueue(host, spans, intervalMs);
    this.#facts = new FactsSender(log);
    this.#facts.noteSettings(toSettings(host), Date.now());
    this.#facts.noteNamespaces(NO_OTHERS, Date.now());
    this.#facts.noteServers(toServers(host), Date.now());
    const minute = Math.floor(Date.now() / ASKED_EVERY_MS) * ASKED_EVERY_MS;
    for (let at = minute - ASKED_BEFORE_MS; at < minute; at += ASKED_EVERY_MS) this.#askServers(at);
    this.#uplink = new Uplink({
      api,
      profile: {
        agentVersion: AGENT_VERSION,
        source: SIMULATED,
        platform: 'Linux 6.12',
        intervalMs,
      },
      outbox: this.#queue,
      facts: this.#facts,
      inspect: (request) => Promise.resolve(inspectSimulated(host, request, Date.now())),
      log,
    });
  }

  /** How many of the spans are with the API. */
  get settledSpans(): number {
    return this.#queue.settledSpans;
  }

  /** Sends a snapshot of this time, unless the host is silent. */
  tick(at: number): void {
    const { host, intervalMs } = this.#settings;
    if (host.isSilent(at)) return;
    const row = toRow(host, at);
    const [, , , ...values] = row;
    this.#facts.noteListeners(toListeners(host, at, values), at);
    if (at % ASKED_EVERY_MS < intervalMs) this.#askServers(at);
    this.#uplink.push({ run: RUN, row }, toCost(host, at, values), intervalMs);
  }

  #askServers(at: number): void {
    const { host } = this.#settings;
    const readings = host.isSilent(at) ? [] : toActivity(host, at);
    if (readings.length > 0) this.#facts.noteActivity(readings, at);
  }

  /** Stays connected until it is stopped; a credential that is refused is said in the log. */
  async run(): Promise<void> {
    const { credential, host, log } = this.#settings;
    const end = await this.#uplink.run(credential);
    if (end.kind === 'refused') log('error', `${host.plan.name} is refused: ${end.code} (${end.detail})`);
  }

  /** Ends {@link run}. */
  async stop(): Promise<void> {
    await this.#uplink.stop();
  }
}
