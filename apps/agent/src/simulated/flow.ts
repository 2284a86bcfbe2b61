import { countEvents } from './event-count.js';
import type { Load } from './load.js';
import type { Restarts } from './restarts.js';

/** Connections of one kind: they come with the load, stay for as long as they are needed, and end. */
export interface Flow {
  readonly direction: 'in' | 'out';
  /** Connections a second at a load of 1. */
  readonly perSecond: number;
  readonly staySeconds: number;
  /** The share that this host closes first. */
  readonly closedHere: number;
  /** Segments that each sends. */
  readonly segments: number;
  /** The command that holds them. */
  readonly process: string;
  /** The local port where they come in, or the remote one where they go. */
  readonly port: number;
  /** Who is at the other end. */
  readonly peers: readonly string[];
}

/** Connections that are opened when the service starts and stay. */
export interface Pool extends Pick<Flow, 'direction' | 'process' | 'port' | 'peers'> {
  readonly size: number;
}

/** How a flow stands at a time; all but `open` and `waiting` count from the boot. */
export interface FlowCount {
  readonly opened: number;
  readonly ended: number;
  readonly closedHere: number;
  /** Connections in ESTABLISHED. */
  readonly open: number;
  /** Connections in TIME_WAIT. */
  readonly waiting: number;
}

/** What a host's connections depend on. */
export interface FlowSetting {
  readonly load: Load;
  readonly restarts: Restarts;
  readonly bootAt: number;
  readonly seed: number;
}

/** Source: `TCP_TIMEWAIT_LEN` in include/net/tcp.h. */
export const TIME_WAIT_MS = 60_000;
const POOL_FILLS_MS = 20_000;

/**
 * Counts a flow at a time. What opened and has not ended is open, what this host closed first within the last minute is in
 * TIME_WAIT: the same ties that the kernel's figures have. A restart ends all that is open.
 */
export function countFlow(flow: Flow, setting: FlowSetting, at: number): FlowCount {
  const openedTo = (time: number) => countOpened(flow, setting, time);
  const endedTo = (time: number) =>
    openedTo(Math.max(time - flow.staySeconds * 1_000, setting.restarts.lastTo(time).at));
  const opened = openedTo(at);
  const ended = endedTo(at);
  const closedHere = Math.floor(ended * flow.closedHere);
  const beforeMinute = Math.max(at - TIME_WAIT_MS, setting.bootAt);
  const forgotten = Math.floor(endedTo(beforeMinute) * flow.closedHere);
  return { opened, ended, closedHere, open: opened - ended, waiting: closedHere - forgotten };
}

/** How many connections of a pool are open, and how many were opened since the boot. */
export function countPool({ size }: Pool, { restarts, bootAt }: FlowSetting, at: number) {
  const beforeBoot = restarts.lastTo(bootAt).earlier;
  const last = restarts.lastTo(at);
  const open = Math.floor(size * Math.min(1, Math.max(0, at - last.at) / POOL_FILLS_MS));
  return { open, opened: size * (last.earlier - beforeBoot) + open };
}

function countOpened({ perSecond }: Flow, { load, bootAt, seed }: FlowSetting, at: number): number {
  if (at <= bootAt) return 0;
  return countEvents(perSecond * (load.secondsTo(at) - load.secondsTo(bootAt)), seed);
}
