import type {
  Annotation,
  AnnotationList,
  Enrolment,
  EnrolmentRequest,
  FleetHistory,
  FleetLatest,
  HeatMap,
  History,
  Host,
  HostDetail,
  Inspection,
  InspectionField,
  Rates,
  Services,
  Readiness,
  Session,
  SessionRequest,
  States,
} from '@finwait/contracts';
import type { State } from '@finwait/tcp';
import { answerFrom, rest } from './rest';

const PAGE = 10_000;

/** Who is signed in. */
export function readSession(signal?: AbortSignal): Promise<Session> {
  return answerFrom(rest.GET('/api/v1/session', { ...(signal && { signal }) }));
}

/** Signs in by name and password, with the code of a sign-in link, or with the admin token. */
export function signIn(credentials: SessionRequest): Promise<Session> {
  return answerFrom(rest.POST('/api/v1/session', { body: credentials }));
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await answerFrom(rest.DELETE('/api/v1/session'));
}

/** Every host with its latest snapshot. */
export async function readHosts(signal: AbortSignal): Promise<Host[]> {
  const hosts: Host[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page: { hosts: Host[]; nextCursor: string | null } = await answerFrom(
      rest.GET('/api/v1/hosts', { params: { query }, signal }),
    );
    hosts.push(...page.hosts);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return hosts;
}

/** One host with every column of its latest snapshot. */
export function readHost(name: string, signal: AbortSignal): Promise<HostDetail> {
  const call = rest.GET('/api/v1/hosts/{name}', { params: { path: { name } }, signal });
  // openapi-fetch reads a pair of the document as an array of any length.
  return answerFrom(call) as Promise<HostDetail>;
}

/** Which time of a host's history; times as the API takes them, such as `-1h` or epoch milliseconds. */
export interface HistoryRange {
  readonly from: string;
  readonly to: string;
  readonly maxPoints: number;
}

/** A host's history in at most `maxPoints` buckets. */
export function readHistory(name: string, query: HistoryRange, signal: AbortSignal): Promise<History> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/history', { params: { path: { name }, query }, signal }));
}

/** A host's counters per second in at most `maxPoints` buckets. */
export function readRates(name: string, query: HistoryRange, signal: AbortSignal): Promise<Rates> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/rates', { params: { path: { name }, query }, signal }));
}

/** Which sockets to inspect, and how to group them. */
export interface SocketsWish {
  readonly state: State;
  readonly groupBy: InspectionField;
  readonly limit: number;
}

/** The sockets of a host as its agent sees them now. */
export function readSockets(name: string, query: SocketsWish, signal: AbortSignal): Promise<Inspection> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/sockets', { params: { path: { name }, query }, signal }));
}

/** How the services of a host use connections, as its agent sees them now. */
export function readServices(name: string, signal: AbortSignal): Promise<Services> {
  return answerFrom(rest.GET('/api/v1/hosts/{name}/services', { params: { path: { name } }, signal }));
}

/** The history of the sums over all hosts, in at most `maxPoints` buckets. */
export function readFleetHistory(query: HistoryRange, signal: AbortSignal): Promise<FleetHistory> {
  return answerFrom(rest.GET('/api/v1/fleet/history', { params: { query }, signal }));
}

/** The most sockets of one state of every host, or of those with a tag, in each bucket. */
export function readHeatMap(
  state: State,
  range: HistoryRange,
  signal: AbortSignal,
  tag?: string,
): Promise<HeatMap> {
  const query = { state, ...range, ...(tag && { tag }) };
  return answerFrom(rest.GET('/api/v1/fleet/heatmap', { params: { query }, signal }));
}

/** Totals over all hosts. */
export function readFleetLatest(signal: AbortSignal): Promise<FleetLatest> {
  return answerFrom(rest.GET('/api/v1/fleet/latest', { signal }));
}

/** Marks of a time: those of a host and of the fleet, or of all hosts. */
export function readAnnotations(
  query: { readonly from: string; readonly to: string; readonly host?: string },
  signal: AbortSignal,
): Promise<AnnotationList> {
  return answerFrom(rest.GET('/api/v1/annotations', { params: { query }, signal }));
}

/** Sets a mark. */
export function makeAnnotation(body: {
  readonly at: number;
  readonly text: string;
  readonly host?: string;
}): Promise<Annotation> {
  return answerFrom(rest.POST('/api/v1/annotations', { body }));
}

/** The guide to the states in one language. */
export function readGuide(lang: States['lang'], signal: AbortSignal): Promise<States> {
  return answerFrom(rest.GET('/api/v1/states', { params: { query: { lang } }, signal }));
}

/** Whether the API takes snapshots in. */
export function readReadiness(signal: AbortSignal): Promise<Readiness> {
  return answerFrom(rest.GET('/health/ready', { signal }));
}

/** Makes a token that admits hosts. */
export function makeEnrolment(wish: EnrolmentRequest): Promise<Enrolment> {
  return answerFrom(rest.POST('/api/v1/enrolments', { body: wish }));
}
