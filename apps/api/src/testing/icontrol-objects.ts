/**
 * Objects as iControl REST writes them. Sources: F5's programmability lab (a TCP profile of 13.0), f5-ansible's fixtures
 * (FastL4: times as texts), genieparser (OneConnect of 14.1.2), f5-ansible's bigip_virtual_server fixture (profiles of a
 * virtual server of 12.1.2), f5-telemetry-streaming (statistics of 14.1).
 */
const BASE = 'https://localhost/mgmt/tm/ltm';

const toResource = (fullPath: string) => fullPath.replaceAll('/', '~');

function toProfile(type: string, fullPath: string, settings: object): object {
  return {
    kind: `tm:ltm:profile:${type}:${type}state`,
    name: fullPath.split('/').at(-1),
    partition: fullPath.split('/')[1],
    fullPath,
    generation: 1,
    selfLink: `${BASE}/profile/${type}/${toResource(fullPath)}?ver=17.1.1`,
    ...settings,
  };
}

/** A TCP profile with the defaults of F5 and whatever is different. */
export function toTcpProfile(fullPath: string, different: object = {}): object {
  return toProfile('tcp', fullPath, {
    closeWaitTimeout: 5,
    finWaitTimeout: 5,
    finWait_2Timeout: 300,
    idleTimeout: 300,
    keepAliveInterval: 1800,
    maxRetrans: 8,
    minimumRto: 1000,
    resetOnTimeout: 'enabled',
    synRtoBase: 3000,
    timeWaitRecycle: 'enabled',
    timeWaitTimeout: '2000',
    zeroWindowTimeout: 20000,
    ...different,
  });
}

/** A FastL4 profile with the defaults of F5 and whatever is different. */
export function toFastL4Profile(fullPath: string, different: object = {}): object {
  return toProfile('fastl4', fullPath, {
    idleTimeout: '300',
    keepAliveInterval: 'disabled',
    looseInitialization: 'disabled',
    resetOnTimeout: 'enabled',
    tcpCloseTimeout: '5',
    tcpHandshakeTimeout: '5',
    ...different,
  });
}

/** A OneConnect profile with the defaults of F5. */
export function toOneConnectProfile(fullPath: string): object {
  const settings = { idleTimeoutOverride: 'disabled', maxAge: 86400, maxReuse: 1000, maxSize: 10000 };
  return toProfile('one-connect', fullPath, settings);
}

/** A profile as a virtual server has it: `[type, full path, context]`. */
export type Attached = readonly [
  type: string,
  fullPath: string,
  context?: 'all' | 'clientside' | 'serverside',
];

/** A virtual server with its profiles expanded. */
export function toVirtual(fullPath: string, ...attached: readonly Attached[]): object {
  const selfLink = `${BASE}/virtual/${toResource(fullPath)}`;
  const items = attached.map(([type, path, context = 'all']) => ({
    kind: 'tm:ltm:virtual:profiles:profilesstate',
    fullPath: path,
    context,
    nameReference: { link: `${BASE}/profile/${type}/${toResource(path)}?ver=17.1.1` },
  }));
  return {
    kind: 'tm:ltm:virtual:virtualstate',
    fullPath,
    selfLink: `${selfLink}?ver=17.1.1`,
    destination: '/Common/192.0.2.10:443',
    enabled: true,
    ipProtocol: 'tcp',
    profilesReference: { link: `${selfLink}/profiles?ver=17.1.1`, isSubcollection: true, items },
  };
}

/** An answer about statistics: for each object its counts. */
export function toStats(
  path: string,
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
): object {
  const entries = Object.entries(counts).map(([fullPath, leaves]) => {
    const selfLink = `https://localhost${path}/${toResource(fullPath)}/stats`;
    const values = Object.entries(leaves).map(([name, value]): [string, object] => [name, { value }]);
    const nested = { tmName: { description: fullPath }, ...Object.fromEntries(values) };
    return [selfLink, { nestedStats: { selfLink, entries: nested } }] as const;
  });
  return { selfLink: `https://localhost${path}/stats`, entries: Object.fromEntries(entries) };
}
