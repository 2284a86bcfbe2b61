import type { IncidentKind } from './incidents.js';
import type { RoleName } from './role.js';
import { toSeed } from './steady-random.js';

/** One host of a simulated fleet. */
export interface PlannedHost {
  readonly name: string;
  readonly role: RoleName;
  /** What runs on it; hosts of one service get a release one after the other. */
  readonly service: string;
  /** Its place among the hosts of its service, from 1 on. */
  readonly place: number;
  readonly region: 'eu-west' | 'us-east';
  readonly incident: IncidentKind | null;
  readonly seed: number;
}

interface Service {
  readonly service: string;
  readonly role: RoleName;
}

/** A fleet of 24 has this many hosts of each; a larger one has the same mix again and again. */
const MIX: readonly (Service & { readonly hosts: number })[] = [
  { service: 'web', role: 'web', hosts: 8 },
  { service: 'orders', role: 'api', hosts: 3 },
  { service: 'catalog', role: 'api', hosts: 2 },
  { service: 'db', role: 'db', hosts: 3 },
  { service: 'cache', role: 'cache', hosts: 2 },
  { service: 'lb', role: 'lb', hosts: 2 },
  { service: 'batch', role: 'batch', hosts: 2 },
  { service: 'mq', role: 'queue', hosts: 1 },
  { service: 'proxy', role: 'proxy', hosts: 1 },
];

/** The first of a fleet, however small it is. */
const INCIDENTS: readonly (readonly [name: string, kind: IncidentKind])[] = [
  ['orders-02', 'leak'],
  ['lb-01', 'flood'],
  ['proxy-01', 'squeeze'],
  ['web-07', 'vanished'],
  ['web-08', 'never'],
  ['batch-01', 'rebooted'],
];

/** The mix without repetition. */
export const USUAL_HOSTS = MIX.reduce((sum, { hosts }) => sum + hosts, 0);

/** Hosts of a fleet, those with something wrong first. */
export function planFleet(count: number): readonly PlannedHost[] {
  const rounds = Math.ceil(count / USUAL_HOSTS);
  const all = Array.from({ length: rounds }, (_, round) => planRound(round)).flat();
  const isIncident = ({ incident }: PlannedHost) => incident !== null;
  const sick = INCIDENTS.flatMap(([name]) => all.find((host) => host.name === name) ?? []);
  return [...sick, ...all.filter((host) => !isIncident(host))].slice(0, count);
}

/** One host by its name: as in the fleet, or another web server. */
export function planHost(name: string): PlannedHost {
  const known = planFleet(USUAL_HOSTS).find((host) => host.name === name);
  return known ?? toHost({ service: 'web', role: 'web' }, 1, name);
}

/** The tags of a host. */
export function toTags({ role, region, service }: PlannedHost): Readonly<Record<string, string>> {
  return { role, service, region, env: 'prod' };
}

function planRound(round: number): PlannedHost[] {
  return MIX.flatMap(({ hosts, ...service }) =>
    Array.from({ length: hosts }, (_, index) => toHost(service, round * hosts + index + 1)),
  );
}

function toHost({ service, role }: Service, place: number, name = toName(service, place)): PlannedHost {
  const incident = INCIDENTS.find(([sick]) => sick === name)?.[1] ?? null;
  const region = place % 3 === 0 ? 'us-east' : 'eu-west';
  return { name, role, service, place, region, incident, seed: toSeed(name) };
}

function toName(service: string, place: number): string {
  return `${service}-${String(place).padStart(2, '0')}`;
}
