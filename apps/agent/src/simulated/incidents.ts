import { Pulse } from './pulse.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is wrong with a host of the simulated fleet. */
export type IncidentKind = 'leak' | 'flood' | 'squeeze' | 'vanished' | 'never' | 'rebooted';

/** The host is silent from then on. */
export const toVanishedAt = (anchorAt: number): number => anchorAt - 3 * HOUR_MS;

/** The host was down for a new kernel. */
export const REBOOT_LASTS_MS = 4 * MINUTE_MS;
/** When it was up again. */
export const toRebootedAt = (anchorAt: number): number => anchorAt - 2.2 * DAY_MS;

/** A release forgets to close some connections; those on call start it anew after 23 hours, every day. */
export const LEAK_LASTS_MS = 23 * HOUR_MS;
/** When the release came. */
export const toLeakAt = (anchorAt: number): number => anchorAt - 14 * HOUR_MS;
/** The share of the connections that come in that are never closed. */
export const LEAKED_SHARE = 0.0045;

/** When a leak begins anew, up to `until`. */
export function toLeakStarts(anchorAt: number, until: number): number[] {
  const starts: number[] = [];
  for (let at = toLeakAt(anchorAt); at < until; at += DAY_MS) starts.push(at, at + LEAK_LASTS_MS);
  return starts;
}

/** SYNs from everywhere, for half an hour every four hours; one is under way at the anchor. */
export function toFlood(anchorAt: number): Pulse {
  const firstAt = anchorAt - 25 * MINUTE_MS - 18 * 4 * HOUR_MS;
  return new Pulse({ firstAt, everyMs: 4 * HOUR_MS, lastingMs: 38 * MINUTE_MS, rampMs: 3 * MINUTE_MS });
}

/** SYNs a second at its height. */
export const FLOOD_PER_SECOND = 900;
/** The SYN queue holds one more than the accept queue's limit. Source: `inet_csk_reqsk_queue_is_full` in include/net/inet_connection_sock.h. */
export const FLOODED_SYN_RECV = 1_025;
/** SYN+ACKs that each entry of a full queue repeats: five in 63 seconds. Source: `tcp_synack_retries` in tcp(7). */
export const REPEATS_PER_SECOND = (FLOODED_SYN_RECV * 5) / 63;

/** A client that no longer keeps connections alive, from two and a half hours before the anchor for six hours, every day. */
export function toSqueeze(anchorAt: number): Pulse {
  const firstAt = anchorAt - 2.5 * HOUR_MS - DAY_MS;
  return new Pulse({ firstAt, everyMs: DAY_MS, lastingMs: 6 * HOUR_MS, rampMs: 70 * MINUTE_MS });
}

/**
 * Connections a second more at its height: with those of the busiest hour they come close to the 28,232 ports that connect()
 * can pick from towards one destination. Source: `ip_local_port_range` in ip-sysctl.rst, 32768 to 60999.
 */
export const SQUEEZE_PER_SECOND = 370;
