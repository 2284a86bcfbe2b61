import {
  decodeF5Statistics,
  decodeF5Version,
  decodeF5VirtualServers,
  hasExpandedProfiles,
  toFullPath,
  toResourceName,
  type DecodedF5Statistics,
  type F5ProfileType,
  type F5VirtualServer,
  type JsonObject,
} from '@finwait/tcp';
import type { IcontrolSession } from './icontrol-session.js';

/** A page of a collection: `$top` objects from `$skip` on. */
const PAGE = '$top=100&$skip=0';
const VIRTUALS_PATH = '/mgmt/tm/ltm/virtual';

/** What a BIG-IP is, and how it treats the connections through it. */
export interface F5Setup {
  readonly version: string | undefined;
  readonly virtualServers: readonly F5VirtualServer[];
}

/** How many connections are in which state, and the counters of the TCP profiles: one request. */
export async function readF5Statistics(session: IcontrolSession): Promise<DecodedF5Statistics> {
  return decodeF5Statistics(await session.read('/mgmt/tm/ltm/profile/tcp/stats'));
}

/** Version, virtual servers and their profiles: one request for the version, and one for each page of the rest. */
export async function readF5Setup(session: IcontrolSession): Promise<F5Setup> {
  const version = decodeF5Version(await session.read('/mgmt/tm/sys/version'));
  const profiles: Record<F5ProfileType, JsonObject[]> = { tcp: [], fastl4: [], 'one-connect': [], http: [] };
  for (const type of Object.keys(profiles) as F5ProfileType[])
    profiles[type] = await session.readItems(`/mgmt/tm/ltm/profile/${type}?${PAGE}`);
  const virtuals: JsonObject[] = [];
  for (const virtual of await session.readItems(`${VIRTUALS_PATH}?expandSubcollections=true&${PAGE}`))
    virtuals.push(hasExpandedProfiles(virtual) ? virtual : await expandProfiles(session, virtual));
  return { version, virtualServers: decodeF5VirtualServers({ virtuals, profiles, version }) };
}

/** Reads the profiles that came as a link alone. */
async function expandProfiles(session: IcontrolSession, virtual: JsonObject): Promise<JsonObject> {
  const name = toFullPath(virtual);
  if (name === undefined) return virtual;
  const items = await session.readItems(`${VIRTUALS_PATH}/${toResourceName(name)}/profiles`);
  return { ...virtual, profilesReference: { items } };
}
