import type { Hop, HopValue } from '../paths/index.js';
import { toF5Setting, type F5SettingShape } from './f5-setting.js';
import { toItems, toJsonObject, toText, type JsonObject } from './icontrol-json.js';

/** The types of profiles that decide what a connection through a virtual server lives through. */
export const F5_PROFILE_TYPES = ['tcp', 'fastl4', 'one-connect', 'http'] as const;

/** A type of profile, as it is written in a URL. */
export type F5ProfileType = (typeof F5_PROFILE_TYPES)[number];

/** Objects of iControl REST as it sent them: all items of each collection. */
export interface F5Configuration {
  /** `/mgmt/tm/ltm/virtual?expandSubcollections=true`. */
  readonly virtuals: readonly unknown[];
  /** `/mgmt/tm/ltm/profile/TYPE`; inherited values are resolved in them. */
  readonly profiles: Readonly<Record<F5ProfileType, readonly unknown[]>>;
  readonly version?: string | undefined;
}

/** A virtual server as a hop of a path. */
export interface F5Hop extends Pick<Hop, 'version'> {
  readonly kind: 'f5' | 'f5-fastl4';
  readonly name: string;
  readonly settings: Settings;
}

/** A virtual server that takes TCP connections. */
export interface F5VirtualServer {
  /** Its full path, such as `/Common/folder/name`. */
  readonly name: string;
  /** Address and port as the BIG-IP writes them, without the partition: `10.0.0.1:443`, `2001:db8::1.443`. */
  readonly destination: string | null;
  readonly isEnabled: boolean;
  readonly hop: F5Hop;
}

type Names = Readonly<Record<string, F5SettingShape>>;

/** Of a TCP profile, by their names in iControl REST. Source: clouddocs.f5.com/api/icontrol-rest/APIRef_tm_ltm_profile_tcp.html. */
const TCP_NAMES: Names = {
  idleTimeout: 'time',
  keepAliveInterval: 'time',
  resetOnTimeout: 'switch',
  timeWaitTimeout: 'time',
  timeWaitRecycle: 'switch',
  finWaitTimeout: 'time',
  finWait_2Timeout: 'time',
  closeWaitTimeout: 'time',
  zeroWindowTimeout: 'time',
  maxRetrans: 'count',
  synRtoBase: 'time',
  minimumRto: 'time',
};

const FASTL4_NAMES: Names = {
  idleTimeout: 'time',
  keepAliveInterval: 'time',
  resetOnTimeout: 'switch',
  tcpHandshakeTimeout: 'time',
  tcpCloseTimeout: 'time',
  looseInitialization: 'switch',
};

const ONE_CONNECT_NAMES: Names = {
  idleTimeoutOverride: 'time',
  maxAge: 'time',
  maxReuse: 'count',
  maxSize: 'count',
};

/** Types of source address translation. Source: clouddocs.f5.com/api/icontrol-rest/APIRef_tm_ltm_virtual.html. */
const TRANSLATIONS: ReadonlySet<string> = new Set(['none', 'automap', 'snat', 'lsn']);

/** Of a hop's name. */
const MOST_NAME_CHARACTERS = 128;

type Settings = Readonly<Record<string, HopValue>>;

/** A profile that a virtual server has. */
interface Attachment {
  readonly type: F5ProfileType;
  readonly fullPath: string;
  readonly context: string;
  /** `undefined` where the profile itself could not be read. */
  readonly profile: JsonObject | undefined;
}

/**
 * The virtual servers with a TCP or a FastL4 profile, each as a hop with the settings that hold for it: those of the
 * profile of the client side, and of another on the server side with `serverside ` before the name. A profile that is
 * attached and could not be read makes its times `unknown`.
 */
export function decodeF5VirtualServers({ virtuals, profiles, version }: F5Configuration): F5VirtualServer[] {
  const known = new Map(
    F5_PROFILE_TYPES.map((type) => [
      type,
      new Map(profiles[type].map((profile) => [toFullPath(profile) ?? '', toJsonObject(profile)])),
    ]),
  );
  return virtuals.flatMap((virtual) => {
    const name = toFullPath(virtual);
    const hop = toHop(toAttachments(virtual, known), toTranslation(virtual));
    if (name === undefined || !hop) return [];
    const { destination, disabled } = toJsonObject(virtual) ?? {};
    return {
      name,
      destination: toText(destination)?.split('/').at(-1) ?? null,
      isEnabled: disabled !== true,
      hop: { ...hop, name: name.slice(-MOST_NAME_CHARACTERS), ...(version !== undefined && { version }) },
    };
  });
}

/** Whether an answer about a virtual server has its profiles in it; where it has not, they are a collection of their own. */
export function hasExpandedProfiles(virtual: unknown): boolean {
  return toJsonObject(toJsonObject(virtual)?.profilesReference)?.items !== undefined;
}

/** `/Common/folder/name`; `undefined` for an object without one. */
export function toFullPath(object: unknown): string | undefined {
  const { fullPath, name, partition = 'Common', subPath } = toJsonObject(object) ?? {};
  if (typeof fullPath === 'string' && fullPath !== '') return fullPath;
  if (typeof name !== 'string' || name === '') return undefined;
  return ['', partition, subPath, name].filter((part) => typeof part === 'string').join('/');
}

/** Since 12.1 a link tells the type; before, the collection that the profile is in. */
function toAttachments(
  virtual: unknown,
  known: ReadonlyMap<F5ProfileType, ReadonlyMap<string, JsonObject | undefined>>,
): Attachment[] {
  return toItems(toJsonObject(virtual)?.profilesReference).flatMap((attached) => {
    const fullPath = toFullPath(attached) ?? '';
    const link = toText(toJsonObject(attached.nameReference)?.link);
    const linked = /\/ltm\/profile\/([a-z0-9-]+)\//.exec(link ?? '')?.[1];
    const type = F5_PROFILE_TYPES.find(
      (one) => (linked ?? one) === one && (linked ?? known.get(one)?.has(fullPath)),
    );
    if (type === undefined) return [];
    const context = toText(attached.context) ?? 'all';
    return { type, fullPath, context, profile: known.get(type)?.get(fullPath) };
  });
}

/** Where the addresses and ports come from that a virtual server connects from; `undefined` where the BIG-IP does not tell. */
function toTranslation(virtual: unknown): string | undefined {
  const type = toText(toJsonObject(toJsonObject(virtual)?.sourceAddressTranslation)?.type);
  return type === undefined || TRANSLATIONS.has(type) ? type : 'unknown';
}

function toHop(
  attachments: readonly Attachment[],
  translation: string | undefined,
): Omit<F5Hop, 'name'> | undefined {
  const find = (type: F5ProfileType, ...contexts: readonly string[]) =>
    attachments.find((one) => one.type === type && (contexts.length === 0 || contexts.includes(one.context)));
  const client = find('tcp', 'all', 'clientside');
  const server = find('tcp', 'serverside');
  const fastL4 = find('fastl4');
  if (!client && !server) {
    return fastL4 && { kind: 'f5-fastl4', settings: toSettings(fastL4.profile, FASTL4_NAMES) };
  }
  const oneConnect = find('one-connect');
  return {
    kind: 'f5',
    settings: {
      ...toSettings(client?.profile, TCP_NAMES),
      ...(server && server.fullPath !== client?.fullPath
        ? toSettings(server.profile, TCP_NAMES, 'serverside ')
        : {}),
      ...(oneConnect && { oneConnect: 'enabled' }),
      ...(oneConnect && toSettings(oneConnect.profile, ONE_CONNECT_NAMES, 'oneConnect ')),
      ...(find('http') && { http: 'enabled' }),
      ...(translation !== undefined && { sourceAddressTranslation: translation }),
    },
  };
}

/** A setting that the BIG-IP does not tell is left out: its version has none. */
function toSettings(profile: JsonObject | undefined, names: Names, prefix = ''): Settings {
  const entries = Object.entries(names).map(([name, shape]): [string, HopValue | undefined] => [
    `${prefix}${name}`,
    profile ? toF5Setting(profile[name], shape) : 'unknown',
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, HopValue] => entry[1] !== undefined));
}
