import { OWN_NAMESPACE, type AgentCost, type NamespaceSettings } from '@finwait/contracts/protocol';
import {
  toColumnIndex,
  type ColumnName,
  type ColumnValues,
  type KernelSettings,
  type Listener,
} from '@finwait/tcp';
import type { Role } from './role.js';
import type { SimulatedHost } from './simulated-host.js';
import { toFraction } from './steady-random.js';

const SSH = { port: 22, limit: 128 };
const PAGE = 1_048_576;

/** The settings of a Debian host with 16 GB; who balances loads has a few of them raised. */
const USUAL: KernelSettings = {
  tcp_keepalive_time: 7_200,
  tcp_keepalive_probes: 9,
  tcp_keepalive_intvl: 75,
  tcp_fin_timeout: 60,
  tcp_max_tw_buckets: 65_536,
  tcp_tw_reuse: 2,
  tcp_max_syn_backlog: 1_024,
  somaxconn: 4_096,
  tcp_syncookies: 1,
  tcp_abort_on_overflow: 0,
  tcp_retries2: 15,
  tcp_synack_retries: 5,
  tcp_syn_retries: 6,
  tcp_orphan_retries: 0,
  ip_local_port_range: [32_768, 60_999],
  ip_local_reserved_ports: '',
  tcp_max_orphans: 65_536,
  tcp_mem: [188_319, 251_094, 376_638],
  tcp_timestamps: 1,
  tcp_tw_reuse_delay: 1_000,
  tcp_rto_max_ms: 120_000,
  tcp_tw_recycle: null,
  nf_conntrack_tcp_timeout_established: null,
};
const OF_ROLE: Readonly<Partial<Record<Role['name'], Partial<KernelSettings>>>> = {
  lb: { tcp_max_tw_buckets: 262_144, somaxconn: 16_384, nf_conntrack_tcp_timeout_established: 432_000 },
  db: { tcp_keepalive_time: 300, tcp_keepalive_intvl: 30 },
};

/** The kernel settings of a simulated host. */
export function toSettings({ role }: SimulatedHost): NamespaceSettings[] {
  return [{ namespace: OWN_NAMESPACE, label: null, values: { ...USUAL, ...OF_ROLE[role.name] } }];
}

/** What listens on a simulated host, with what waits at its busiest port. */
export function toListeners(host: SimulatedHost, at: number, values: ColumnValues): Listener[] {
  const figure = (name: ColumnName) => values[toColumnIndex(name)] ?? 0;
  const boot = host.bootBefore(at).toString(16);
  return [...host.role.listeners, SSH].map(({ port, limit }, index) => ({
    cookie: `${index + 1}${boot}`,
    address: port === SSH.port ? '0.0.0.0' : '::',
    port,
    queue: index === 0 && port !== SSH.port ? Math.round((figure('fullestAcceptQueue') * limit) / 100) : 0,
    limit,
    drops: index === 0 ? figure('listenDrops') : 0,
    uid: port === SSH.port ? 0 : 998,
    inode: 20_000 + index,
  }));
}

/** What reading so many sockets would cost an agent. */
export function toCost({ plan }: SimulatedHost, at: number, values: ColumnValues): AgentCost {
  const sockets = values.slice(0, 11).reduce((sum: number, value) => sum + (value ?? 0), 0);
  const share = toFraction(plan.seed + 3, Math.floor(at / 1_000));
  const cpuMs = 0.6 + 0.5 * share + Math.min(sockets, 2_000) * 0.0006;
  return { cpuMs: Math.round(cpuMs * 100) / 100, rssBytes: Math.round((46 + 4 * share) * PAGE) };
}
