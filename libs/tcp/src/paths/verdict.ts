import type { ProductText } from './product-text.js';

/** E: breaks requests or hangs; W: will hurt under load or change; I: good to know. */
export type Severity = 'error' | 'warning' | 'info';

interface VerdictKind {
  readonly code: string;
  readonly severity: Severity;
  readonly en: string;
  readonly zh: string;
}

/** Every verdict on a path: its stable code, usual severity and title. A code is never renamed. */
const VERDICT_TABLE = [
  {
    code: 'REUSE_RACE',
    severity: 'error',
    en: 'Server closes before the proxy stops reusing: random 502',
    zh: '后端先关闭，代理仍在复用：随机 502',
  },
  {
    code: 'REUSE_UNBOUNDED',
    severity: 'warning',
    en: 'Pool keeps idle connections for ever',
    zh: '连接池空闲连接永不过期',
  },
  {
    code: 'REUSE_MARGIN_THIN',
    severity: 'warning',
    en: 'Server outlives the pool by too little',
    zh: '后端与代理超时间隔过小',
  },
  {
    code: 'CLIENT_REUSE_RACE',
    severity: 'warning',
    en: 'Pooling client may hit a closing front end',
    zh: '客户端复用时前端可能正在关闭',
  },
  {
    code: 'SILENT_CUT',
    severity: 'error',
    en: 'A middlebox forgets the connection, nobody is told',
    zh: '中间设备静默丢弃连接',
  },
  {
    code: 'KEEPALIVE_TOO_LATE',
    severity: 'error',
    en: 'Keepalive fires after the middlebox forgot',
    zh: '保活探测晚于中间设备超时',
  },
  {
    code: 'CUT_BY_RST',
    severity: 'warning',
    en: 'An idle connection is reset before its owners want',
    zh: '空闲连接被提前 RST',
  },
  {
    code: 'KEEPALIVE_NOT_ENABLED',
    severity: 'warning',
    en: 'Keepalive times set, but sockets have no SO_KEEPALIVE',
    zh: '已调保活参数但套接字未启用',
  },
  {
    code: 'KEEPALIVE_DOES_NOT_COUNT',
    severity: 'warning',
    en: "Probes do not refresh this hop's timer",
    zh: '保活探测不刷新该设备计时器',
  },
  {
    code: 'KEEPALIVE_OTHER_SEGMENT',
    severity: 'info',
    en: 'Probes end at the proxy; the next segment is not covered',
    zh: '保活仅覆盖一段，不穿过代理',
  },
  {
    code: 'F5_KEEPALIVE_AFTER_IDLE',
    severity: 'info',
    en: 'F5 keep-alive interval ≥ idle time-out: never sent',
    zh: 'F5 保活间隔不小于空闲超时',
  },
  {
    code: 'DEAD_PEER_NEVER',
    severity: 'error',
    en: 'A vanished peer is never noticed',
    zh: '对端消失永远不会被发现',
  },
  {
    code: 'DEAD_PEER_SLOW',
    severity: 'warning',
    en: 'A vanished peer is noticed late',
    zh: '对端消失发现过慢',
  },
  { code: 'IDLE_UNLIMITED', severity: 'warning', en: 'No idle limit on this side', zh: '该侧没有空闲限制' },
  {
    code: 'RESPONSE_TIMEOUT_INVERTED',
    severity: 'warning',
    en: 'An outer hop gives up before an inner one',
    zh: '外层先于内层放弃等待',
  },
  {
    code: 'TUNNEL_CUT',
    severity: 'warning',
    en: 'WebSocket/TCP tunnel falls under a request time-out',
    zh: '隧道/WebSocket 受普通超时约束',
  },
  {
    code: 'PORT_EXHAUSTION',
    severity: 'error',
    en: 'Connect rate exceeds what the ports allow',
    zh: '新建速率超过端口可用速率',
  },
  {
    code: 'PORT_PRESSURE',
    severity: 'warning',
    en: 'Connect rate exceeds 70 % of what the ports allow',
    zh: '端口使用超过 70%',
  },
  { code: 'KEEPALIVE_OFF', severity: 'info', en: 'Every request opens a connection', zh: '未启用长连接' },
  {
    code: 'TW_REUSE_LOOPBACK_ONLY',
    severity: 'info',
    en: 'tcp_tw_reuse=2 does not help here',
    zh: 'tcp_tw_reuse=2 仅对回环有效',
  },
  {
    code: 'FIN_TIMEOUT_NOT_TIME_WAIT',
    severity: 'info',
    en: 'tcp_fin_timeout does not shorten TIME_WAIT',
    zh: 'tcp_fin_timeout 不影响 TIME_WAIT',
  },
  { code: 'SETTING_NO_EFFECT', severity: 'info', en: 'Setting has no effect', zh: '该设置不起作用' },
  {
    code: 'UNIT_SUSPECT',
    severity: 'warning',
    en: 'Value looks like the wrong unit',
    zh: '数值疑似单位错误',
  },
  {
    code: 'DEFERRED_ACCEPT',
    severity: 'info',
    en: 'Silent connections wait in SYN_RECV',
    zh: '未发数据的连接停留在 SYN_RECV',
  },
  {
    code: 'VALUE_UNKNOWN',
    severity: 'info',
    en: 'Cannot decide: a value is unknown',
    zh: '数值未知，无法判断',
  },
] as const satisfies readonly VerdictKind[];

/** The stable code of a verdict. */
export type VerdictCode = (typeof VERDICT_TABLE)[number]['code'];

/** Every verdict there is, in the order of docs/paths.md. */
export const VERDICT_KINDS: readonly (VerdictKind & { readonly code: VerdictCode })[] = VERDICT_TABLE;

/** One thing to know about a path. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly severity: Severity;
  /** The hop that it is about, counted from 0; its setting is the one to look at. */
  readonly hop: number;
  /** The neighbour that it happens with; `null` where it is about one hop alone. */
  readonly otherHop: number | null;
  /** The setting that decides, by the vendor's name; `null` where none does. */
  readonly setting: string | null;
  /** The value of the setting, as the vendor writes it or as a length. */
  readonly value: string | null;
  /** What is wrong and why, a sentence or two. */
  readonly reason: ProductText;
  /** What to set instead. */
  readonly suggestion: ProductText;
  /** Where a vendor, kernel or measurement says so. */
  readonly source: string;
}
