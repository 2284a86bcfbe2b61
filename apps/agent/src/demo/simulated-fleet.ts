import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { enrol } from '../enrolment.js';
import type { Log } from '../log.js';
import { planFleet, toTags, type PlannedHost } from '../simulated/fleet-plan.js';
import { SimulatedHost } from '../simulated/simulated-host.js';
import { readDemoState, writeDemoState, type DemoState } from './demo-file.js';
import { SimulatedAgent } from './simulated-agent.js';
import { toCloseness, toFilled, toMissingSpans } from './spans.js';

/** What a simulated fleet is asked to do. */
export interface FleetOrder {
  readonly api: string;
  /** Admits hosts that have no credential yet. */
  readonly token: string;
  /** Where the fleet keeps what it must know at its next start. */
  readonly file: string;
  readonly hosts: number;
  readonly days: number;
  readonly intervalMs: number;
}

/** How far the past is told, from 0 to 1. */
export type Progress = (share: number) => void;

const DAY_MS = 86_400_000;
const FIRST_MS = 3_600_000;
const LOOK_EVERY_MS = 500;
const KEEP_EVERY_MS = 10_000;
/** One host sends alone, message after message, while the user waits. */
const VANISHED_STEP_MS = 60_000;

/**
 * The first start of a fleet: enrols its hosts and tells the API their last hour, and all of a host that has vanished, which
 * must not be heard of later. A fleet that has been started before is left as it is.
 */
export async function beginFleet(order: FleetOrder, log: Log, signal: AbortSignal): Promise<void> {
  if ((await readDemoState(order.file)) !== null) return;
  const { hosts, days, file } = order;
  const anchorAt = Math.floor(Date.now() / 10_000) * 10_000;
  const filled = { from: anchorAt - FIRST_MS, to: anchorAt };
  const state = { anchorAt, hosts, days, filled, credentials: await enrolAll(order, signal) };
  const { recentMs } = toCloseness(hosts, days);
  const lastHour = { ...filled, stepMs: recentMs };
  const past = { from: anchorAt - days * DAY_MS, filled };
  const older = toMissingSpans(past, anchorAt, { recentMs, olderMs: VANISHED_STEP_MS }).before;
  const parts = toHosts(state, ['never']).map((host) => {
    const spans = host.plan.incident === 'vanished' ? [lastHour, ...older] : [lastHour];
    return { spans, agent: toAgent(order, state, { host, spans, log: onlyErrors(log) }) };
  });
  const agents = parts.map(({ agent }) => agent);
  const running = agents.map((agent) => agent.run());
  const isDone = () => parts.every(({ agent, spans }) => agent.settledSpans >= spans.length);
  while (!signal.aborted && !isDone()) await pause(50);
  await endAll(agents, running);
  if (!signal.aborted) await writeDemoState(file, state);
}

/** Goes on with a fleet that was begun: live from now on, while it tells what is missing of the past. */
export async function playFleet(
  order: FleetOrder,
  { log, onProgress }: { readonly log: Log; readonly onProgress: Progress },
  signal: AbortSignal,
): Promise<void> {
  const state = await readDemoState(order.file);
  if (state === null) throw new Error(`there is no ${order.file}`);
  const { hosts, days, anchorAt, filled } = state;
  const past = { from: anchorAt - days * DAY_MS, filled };
  const missing = toMissingSpans(past, Date.now(), toCloseness(hosts, days));
  const spans = [...missing.after, ...missing.before];
  const agents = toHosts(state, ['never', 'vanished']).map((host, index) =>
    toAgent(order, state, { host, spans, log: index === 0 ? log : onlyErrors(log) }),
  );
  const running = agents.map((agent) => agent.run());
  const ticking = startTicking(order.intervalMs, (at) => {
    for (const agent of agents) agent.tick(at);
  });
  await noteProgress({ agents, most: spans.length, onProgress }, signal, (settled) => {
    const sentTo = Date.now() - 2 * order.intervalMs;
    return writeDemoState(order.file, { ...state, filled: toFilled(filled, missing, settled, sentTo) });
  });
  ticking.stop();
  await endAll(agents, running);
}

interface Watched {
  readonly agents: readonly SimulatedAgent[];
  /** How many spans each of them has to send. */
  readonly most: number;
  readonly onProgress: Progress;
}

/** Says how far all agents are and has it kept, every now and then and at the end. */
async function noteProgress(
  { agents, most, onProgress }: Watched,
  signal: AbortSignal,
  keep: (settled: number) => Promise<void>,
): Promise<void> {
  let told = -1;
  let keptAt = 0;
  while (!signal.aborted) {
    const settled = Math.min(most, ...agents.map(({ settledSpans }) => settledSpans));
    if (settled !== told) onProgress(most === 0 ? 1 : settled / most);
    if (Date.now() - keptAt > KEEP_EVERY_MS) {
      keptAt = Date.now();
      await keep(settled);
    }
    told = settled;
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
  await keep(Math.max(told, 0));
}

async function endAll(agents: readonly SimulatedAgent[], running: readonly Promise<void>[]): Promise<void> {
  await Promise.all(agents.map((agent) => agent.stop()));
  await Promise.all(running);
}

/** All hosts but those with these incidents. */
function toHosts(
  { hosts, anchorAt, days }: DemoState,
  absent: readonly PlannedHost['incident'][],
): SimulatedHost[] {
  const present = planFleet(hosts).filter(({ incident }) => !absent.includes(incident));
  return present.map((plan) => new SimulatedHost(plan, anchorAt, days));
}

function toAgent(
  { api, intervalMs }: FleetOrder,
  { credentials }: DemoState,
  part: Pick<ConstructorParameters<typeof SimulatedAgent>[0], 'host' | 'spans' | 'log'>,
): SimulatedAgent {
  return new SimulatedAgent({ api, intervalMs, credential: credentials[part.host.plan.name] ?? '', ...part });
}

async function enrolAll(
  { api, token, hosts }: FleetOrder,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const credentials: Record<string, string> = {};
  for (const plan of planFleet(hosts)) {
    const machineId = createHash('sha256').update(`simulated ${plan.name}`).digest('hex');
    const answer = await enrol(api, { token, name: plan.name, machineId, tags: toTags(plan) }, signal);
    if (answer.kind !== 'enrolled')
      throw new Error(`${plan.name} was not enrolled: ${JSON.stringify(answer)}`);
    credentials[plan.name] = answer.credential.credential;
  }
  return credentials;
}

/** The API is lost for all agents at once: one of them says so. */
function onlyErrors(log: Log): Log {
  return (level, message) => {
    if (level === 'error') log(level, message);
  };
}

/** Calls at every whole multiple of the interval since the epoch; a tick that comes late is left out. */
function startTicking(intervalMs: number, onTick: (at: number) => void): { readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let last = Math.floor(Date.now() / intervalMs);
  const wait = () => {
    const next = Math.max(Math.floor(Date.now() / intervalMs), last) + 1;
    timer = setTimeout(
      () => {
        last = next;
        onTick(next * intervalMs);
        wait();
      },
      next * intervalMs - Date.now(),
    );
  };
  onTick(last * intervalMs);
  wait();
  return { stop: () => clearTimeout(timer) };
}
