import {
  enrolmentSchema,
  fleetHistorySchema,
  fleetLatestSchema,
  heatMapSchema,
  historySchema,
  hostDetailSchema,
  hostListSchema,
  inspectionSchema,
  ratesSchema,
  readinessSchema,
  sessionSchema,
  statesSchema,
  type Enrolment,
  type FleetHistory,
  type FleetLatest,
  type HeatMap,
  type History,
  type Host,
  type HostDetail,
  type Inspection,
  type Rates,
  type Readiness,
  type Session,
  type SessionRequest,
  type States,
} from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { request, requestJson } from './request';

const PAGE = 10_000;

/** Signs in by name and password, with the code of a sign-in link, or with the admin token. */
export function signIn(credentials: SessionRequest): Promise<Session> {
  return requestJson('/api/v1/session', sessionSchema, { method: 'POST', body: credentials });
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await request('/api/v1/session', { method: 'DELETE' });
}

/** Every host with its latest snapshot. */
export async function readHosts(signal: AbortSignal): Promise<Host[]> {
  const hosts: Host[] = [];
  let cursor: string | null = null;
  do {
    const search: string = new URLSearchParams({
      limit: String(PAGE),
      ...(cursor ? { cursor } : {}),
    }).toString();
    const page = await requestJson(`/api/v1/hosts?${search}`, hostListSchema, { signal });
    hosts.push(...page.hosts);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return hosts;
}

/** One host with every column of its latest snapshot. */
export function readHost(name: string, signal: AbortSignal): Promise<HostDetail> {
  return requestJson(`/api/v1/hosts/${encodeURIComponent(name)}`, hostDetailSchema, { signal });
}

/** Which time of a host's history; times as the API takes them, such as `-1h` or epoch milliseconds. */
export interface HistoryRange {
  readonly from: string;
  readonly to: string;
  readonly maxPoints: number;
}

/** A host's history in at most `maxPoints` buckets. */
export function readHistory(name: string, range: HistoryRange, signal: AbortSignal): Promise<History> {
  const search = new URLSearchParams({ from: range.from, to: range.to, maxPoints: String(range.maxPoints) });
  return requestJson(`/api/v1/hosts/${encodeURIComponent(name)}/history?${search}`, historySchema, {
    signal,
  });
}

/** A host's counters per second in at most `maxPoints` buckets. */
export function readRates(name: string, range: HistoryRange, signal: AbortSignal): Promise<Rates> {
  const search = new URLSearchParams({ from: range.from, to: range.to, maxPoints: String(range.maxPoints) });
  return requestJson(`/api/v1/hosts/${encodeURIComponent(name)}/rates?${search}`, ratesSchema, { signal });
}

/** Which sockets to inspect, and how to group them. */
export interface SocketsWish {
  readonly state: State;
  readonly groupBy: string;
  readonly limit: number;
}

/** The sockets of a host as its agent sees them now. */
export function readSockets(name: string, wish: SocketsWish, signal: AbortSignal): Promise<Inspection> {
  const { state, groupBy, limit } = wish;
  const search = new URLSearchParams({ state, groupBy, limit: String(limit) });
  return requestJson(`/api/v1/hosts/${encodeURIComponent(name)}/sockets?${search}`, inspectionSchema, {
    signal,
  });
}

/** The history of the sums over all hosts, in at most `maxPoints` buckets. */
export function readFleetHistory(range: HistoryRange, signal: AbortSignal): Promise<FleetHistory> {
  const search = new URLSearchParams({ from: range.from, to: range.to, maxPoints: String(range.maxPoints) });
  return requestJson(`/api/v1/fleet/history?${search}`, fleetHistorySchema, { signal });
}

/** The most sockets of one state of every host, or of those with a tag, in each bucket. */
export function readHeatMap(
  state: State,
  range: HistoryRange,
  signal: AbortSignal,
  tag?: string,
): Promise<HeatMap> {
  const { from, to, maxPoints } = range;
  const search = new URLSearchParams({ state, from, to, maxPoints: String(maxPoints), ...(tag && { tag }) });
  return requestJson(`/api/v1/fleet/heatmap?${search}`, heatMapSchema, { signal });
}

/** Totals over all hosts. */
export function readFleetLatest(signal: AbortSignal): Promise<FleetLatest> {
  return requestJson('/api/v1/fleet/latest', fleetLatestSchema, { signal });
}

/** The guide to the states in one language. */
export function readGuide(lang: States['lang'], signal: AbortSignal): Promise<States> {
  return requestJson(`/api/v1/states?lang=${lang}`, statesSchema, { signal });
}

/** Whether the API takes snapshots in. */
export function readReadiness(signal: AbortSignal): Promise<Readiness> {
  return requestJson('/health/ready', readinessSchema, { signal });
}

/** Makes a token that enrols up to `maxHosts` hosts within the hour. */
export function makeEnrolment(maxHosts: number): Promise<Enrolment> {
  return requestJson('/api/v1/enrolments', enrolmentSchema, {
    method: 'POST',
    body: { expiresIn: 3_600, maxHosts, tags: {} },
  });
}
