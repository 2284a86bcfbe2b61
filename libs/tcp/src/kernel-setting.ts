const IP_SYSCTL = 'Documentation/networking/ip-sysctl.rst';

/**
 * The kernel settings that decide how connections open, last and end: one table from which reading, wire schema, REST
 * and docs/kernel-settings.md derive. `path` is below `/proc/sys`. A setting is never renamed; a new one goes to the end.
 */
const SETTING_TABLE = [
  {
    name: 'tcp_keepalive_time',
    path: 'net/ipv4/tcp_keepalive_time',
    shape: 'number',
    unit: 'seconds',
    meaning: 'idle time before the first keepalive probe, on sockets that ask for keepalive',
    source: 'tcp(7)',
  },
  {
    name: 'tcp_keepalive_probes',
    path: 'net/ipv4/tcp_keepalive_probes',
    shape: 'number',
    unit: 'probes',
    meaning: 'unanswered keepalive probes after which a connection is given up',
    source: 'tcp(7)',
  },
  {
    name: 'tcp_keepalive_intvl',
    path: 'net/ipv4/tcp_keepalive_intvl',
    shape: 'number',
    unit: 'seconds',
    meaning: 'time between two keepalive probes',
    source: 'tcp(7)',
  },
  {
    name: 'tcp_fin_timeout',
    path: 'net/ipv4/tcp_fin_timeout',
    shape: 'number',
    unit: 'seconds',
    meaning: 'time a socket without an owner stays in FIN_WAIT2; TIME_WAIT always lasts 60 seconds',
    source: 'tcp(7)',
  },
  {
    name: 'tcp_max_tw_buckets',
    path: 'net/ipv4/tcp_max_tw_buckets',
    shape: 'number',
    unit: 'sockets',
    meaning: 'most sockets in TIME_WAIT; a close beyond it skips that state',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_tw_reuse',
    path: 'net/ipv4/tcp_tw_reuse',
    shape: 'number',
    unit: 'choice',
    meaning: 'whether connect() may take over a port in TIME_WAIT: 0 never, 1 always, 2 on loopback only',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_max_syn_backlog',
    path: 'net/ipv4/tcp_max_syn_backlog',
    shape: 'number',
    unit: 'sockets',
    meaning: 'most connections in SYN_RECV of one listener while SYN cookies are off',
    source: IP_SYSCTL,
  },
  {
    name: 'somaxconn',
    path: 'net/core/somaxconn',
    shape: 'number',
    unit: 'connections',
    meaning: 'largest accept queue a listener gets, whatever it asks for; taken up when it calls listen()',
    source: 'listen(2)',
  },
  {
    name: 'tcp_syncookies',
    path: 'net/ipv4/tcp_syncookies',
    shape: 'number',
    unit: 'choice',
    meaning: 'SYN cookies: 0 off, 1 when the queue of a listener is full, 2 always',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_abort_on_overflow',
    path: 'net/ipv4/tcp_abort_on_overflow',
    shape: 'number',
    unit: 'choice',
    meaning: 'whether a confirmation that meets a full accept queue is answered with a reset: 0 no, 1 yes',
    source: 'tcp(7)',
  },
  {
    name: 'tcp_retries2',
    path: 'net/ipv4/tcp_retries2',
    shape: 'number',
    unit: 'retransmissions',
    meaning: 'retransmissions on an open connection before it is given up; 15 is at least 924.6 seconds',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_synack_retries',
    path: 'net/ipv4/tcp_synack_retries',
    shape: 'number',
    unit: 'retransmissions',
    meaning: 'repeated SYN+ACKs before a connection in SYN_RECV is given up; 5 is 63 seconds',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_syn_retries',
    path: 'net/ipv4/tcp_syn_retries',
    shape: 'number',
    unit: 'retransmissions',
    meaning: 'repeated SYNs before connect() fails; 6 is at least 127 seconds',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_orphan_retries',
    path: 'net/ipv4/tcp_orphan_retries',
    shape: 'number',
    unit: 'retransmissions',
    meaning: 'retransmissions after the owner has closed before the socket is given up; 0 means 8',
    source: `${IP_SYSCTL}; tcp_orphan_retries() in net/ipv4/tcp_timer.c`,
  },
  {
    name: 'ip_local_port_range',
    path: 'net/ipv4/ip_local_port_range',
    shape: 'pair',
    unit: 'ports',
    meaning: 'first and last port that connect() picks from',
    source: IP_SYSCTL,
  },
  {
    name: 'ip_local_reserved_ports',
    path: 'net/ipv4/ip_local_reserved_ports',
    shape: 'text',
    unit: 'ports',
    meaning: 'ports that are never picked, such as 8080,9148-9150; empty for none',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_max_orphans',
    path: 'net/ipv4/tcp_max_orphans',
    shape: 'number',
    unit: 'sockets',
    meaning: 'most sockets without an owner before the kernel resets them (host-wide)',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_mem',
    path: 'net/ipv4/tcp_mem',
    shape: 'triple',
    unit: 'pages',
    meaning:
      'memory of all TCP sockets: no care below the first, pressure above the second, never above the third (host-wide)',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_timestamps',
    path: 'net/ipv4/tcp_timestamps',
    shape: 'number',
    unit: 'choice',
    meaning:
      'timestamps, without which tcp_tw_reuse does nothing: 0 off, 1 on with a random offset, 2 on without',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_tw_reuse_delay',
    path: 'net/ipv4/tcp_tw_reuse_delay',
    shape: 'number',
    unit: 'milliseconds',
    meaning: 'how long a port must have been in TIME_WAIT before tcp_tw_reuse takes it over',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_rto_max_ms',
    path: 'net/ipv4/tcp_rto_max_ms',
    shape: 'number',
    unit: 'milliseconds',
    meaning: 'longest time between two retransmissions; a shorter one shortens what tcp_retries2 comes to',
    source: IP_SYSCTL,
  },
  {
    name: 'tcp_tw_recycle',
    path: 'net/ipv4/tcp_tw_recycle',
    shape: 'number',
    unit: 'choice',
    meaning: 'removed in Linux 4.12; where it is there and 1, clients behind one address lose connections',
    source: 'tcp(7)',
  },
  {
    name: 'nf_conntrack_tcp_timeout_established',
    path: 'net/netfilter/nf_conntrack_tcp_timeout_established',
    shape: 'number',
    unit: 'seconds',
    meaning: 'idle time after which connection tracking forgets an open connection',
    source: 'Documentation/networking/nf_conntrack-sysctl.rst',
  },
] as const satisfies readonly Setting[];

/** How a setting is written: one number, two, three, or the kernel's own text. */
export type SettingShape = 'number' | 'pair' | 'triple' | 'text';

/** What one kernel setting is. */
export interface Setting {
  /** The last part of the sysctl's name. */
  readonly name: string;
  /** The file below `/proc/sys`. */
  readonly path: string;
  readonly shape: SettingShape;
  /** What one unit of a number is; `choice` where the numbers stand for something. */
  readonly unit: string;
  readonly meaning: string;
  /** Where the kernel or a manual page says so. */
  readonly source: string;
}

interface ShapeValues {
  readonly number: number;
  readonly pair: readonly [number, number];
  readonly triple: readonly [number, number, number];
  readonly text: string;
}

type SettingRow = (typeof SETTING_TABLE)[number];

/** The name of a kernel setting. */
export type SettingName = SettingRow['name'];

/** The value of a setting of any shape. */
export type SettingValue = ShapeValues[SettingShape];

/** The settings of one network namespace; `null` where this kernel has none or it could not be read. */
export type KernelSettings = {
  readonly [Row in SettingRow as Row['name']]: ShapeValues[Row['shape']] | null;
};

/** Every kernel setting, in the order of the table. */
export const SETTINGS: readonly (Setting & { readonly name: SettingName })[] = SETTING_TABLE;

/** A longer text is not taken; the kernel's list of 65,536 ports could be one. */
export const MAX_SETTING_TEXT = 4_096;

const NUMBERS_OF: Readonly<Record<Exclude<SettingShape, 'text'>, number>> = { number: 1, pair: 2, triple: 3 };

/**
 * The settings from the text of their files, which `readText` gives for a path below `/proc/sys` and as `null` where there
 * is none. Text of another shape than the table says counts as not read.
 */
export function parseSettings(readText: (path: string) => string | null): KernelSettings {
  const entries = SETTINGS.map(({ name, path, shape }) => {
    const text = readText(path);
    return [name, text === null ? null : parseSetting(text.trim(), shape)];
  });
  return Object.fromEntries(entries) as KernelSettings;
}

function parseSetting(text: string, shape: SettingShape): SettingValue | null {
  if (shape === 'text') return text.length <= MAX_SETTING_TEXT ? text : null;
  const words = text.split(/\s+/);
  const isShaped = words.length === NUMBERS_OF[shape] && words.every((word) => /^-?\d{1,15}$/.test(word));
  if (!isShaped) return null;
  const numbers = words.map(Number);
  return shape === 'number' ? (numbers[0] ?? null) : (numbers as unknown as SettingValue);
}

/**
 * What `other` has different from `own`. A setting that `other` does not have is left out: a host-wide one is only seen
 * from the first namespace of the host.
 */
export function diffSettings(own: KernelSettings, other: KernelSettings): Partial<KernelSettings> {
  const isDifferent = (name: SettingName) =>
    other[name] !== null && JSON.stringify(other[name]) !== JSON.stringify(own[name]);
  return Object.fromEntries(
    SETTINGS.filter(({ name }) => isDifferent(name)).map(({ name }) => [name, other[name]]),
  );
}
