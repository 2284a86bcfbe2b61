export {
  STATES,
  STATE_NAMES,
  toState,
  toStateMask,
  isState,
  type State,
  type StateDefinition,
} from './state.js';
export {
  COLUMNS,
  COLUMN_NAMES,
  GAUGE_NAMES,
  COUNTER_NAMES,
  toColumnIndex,
  type Column,
  type ColumnKind,
  type ColumnName,
  type ColumnValues,
  type CounterName,
  type GaugeName,
} from './column.js';
export { SOCKETS_METRIC, toMetricName } from './metric-name.js';
export { parseNodeExporter, type ParsedNodeExporter } from './node-exporter.js';
export { SAMPLE_FLAGS, hasMoved, toQuality, type Quality } from './quality.js';
export {
  createStateCounts,
  createStateTally,
  toCountedStates,
  type CountedStates,
  type StateCounts,
} from './state-count.js';
export { toAcceptQueuePercent } from './accept-queue.js';
export {
  applyListenerDiff,
  decodeListener,
  diffListeners,
  pickListeners,
  toFullestAcceptQueue,
  toListenerTable,
  type Listener,
  type ListenerDiff,
  type ListenerTable,
} from './listener.js';
export {
  MAX_SETTING_TEXT,
  SETTINGS,
  diffSettings,
  parseSettings,
  type KernelSettings,
  type Setting,
  type SettingName,
  type SettingShape,
  type SettingValue,
} from './kernel-setting.js';
export {
  ADDRESS_FAMILIES,
  ALL_STATES_MASK,
  BOUND_INACTIVE_MASK,
  LISTEN_MASK,
  SMALL_STATES_MASK,
  SOCKET_MEMORY_EXTENSION,
  SOCK_DIAG_SOCKET,
  TCP_INFO_EXTENSION,
  encodeCompatRequest,
  encodeFamilyRequest,
} from './sock-diag-request.js';
export { SockDiagDump } from './sock-diag-dump.js';
export { SockDiagMessages, type DumpStep, type TakeRow } from './sock-diag-message.js';
export {
  DiagSocketCursor,
  decodeDiagSocket,
  type DiagSocketRow,
  type SocketPath,
  type SocketSilence,
  type SocketTimer,
} from './sock-diag-socket.js';
export { toSocketAge, type SocketAge } from './socket-age.js';
export { SocketGroups, type SocketGroup, type SocketSample, type SocketSum } from './socket-group.js';
export { type PathSum } from './path-sum.js';
export { parseProcNetTcp, type ParsedSocketTable, type SkippedLine } from './proc-net-tcp.js';
export { parseSocketText, SocketTextParser, type SocketTextOptions } from './socket-text.js';
export { toSocketTextFigures, type KnownListing, type SocketTextFigures } from './socket-text-figures.js';
export { type SocketTextDialect } from './socket-text-row.js';
export { toSpelledState } from './socket-text-state.js';
export {
  SKIP_REASONS,
  type IgnoredLines,
  type ListingScope,
  type ParsedSocketText,
  type SkipReason,
  type SkippedSocketLine,
} from './parsed-socket-text.js';
export { decodeBsdStates } from './bsd-states.js';
export { parseNetstat, parseSnmp, parseSockstat, type Figures } from './kernel-counter.js';
export { toColumnValues, toNamedFigures, type NamedFigures } from './snapshot.js';
export {
  calibrateOpen,
  deriveBigStates,
  fitsInUse,
  parseRunningCounts,
  type BigStates,
  type Bracket,
  type OpenFormula,
  type RunningCounts,
  type WalkedStates,
} from './big-states.js';
export { isStill, isStillInside, showsEveryChange, type WalkToKeep } from './stillness.js';
export {
  inferCloses,
  inferFlows,
  type Closes,
  type Flow,
  type FlowFigures,
} from './flow/connection-flows.js';
export {
  toServiceFigures,
  type ServiceCounts,
  type ServiceFigures,
  type ServiceLifetime,
} from './flow/service-figures.js';
export { toMeanLifetime, type LifetimeFigures, type MeanLifetime } from './flow/mean-lifetime.js';
export {
  HOP_KINDS,
  HOP_KIND_NAMES,
  MAX_HOPS,
  PATH_PROTOCOLS,
  VERDICT_KINDS,
  checkPath,
  closeUp,
  findPathFaults,
  toLengthText,
  toSourceText,
  type AnsweredSeconds,
  type CloseSign,
  type DeadPeerAnswer,
  type Hop,
  type HopKind,
  type HopKindDefinition,
  type HopObservations,
  type HopTimer,
  type HopValue,
  type OpenedConnections,
  type Path,
  type PathFault,
  type PathProtocol,
  type PathReport,
  type PlainSpec,
  type PortAnswer,
  type ProductText,
  type SegmentAnswer,
  type SettingDefault,
  type SettingSpec,
  type Severity,
  type TimeSpec,
  type Verdict,
  type VerdictCode,
} from './paths/index.js';
export { toItems, toJsonObject, toResourceName, toText, type JsonObject } from './f5/icontrol-json.js';
export {
  decodeF5Statistics,
  decodeF5Version,
  type DecodedF5Statistics,
  type F5CoarseCounts,
} from './f5/f5-statistics.js';
export {
  F5_PROFILE_TYPES,
  decodeF5VirtualServers,
  hasExpandedProfiles,
  toFullPath,
  type F5Configuration,
  type F5Hop,
  type F5ProfileType,
  type F5VirtualServer,
} from './f5/f5-virtual-server.js';
export {
  MAX_SERVER_HOPS,
  type ParsedServerText,
  type ServerHop,
  type ServerTextFault,
} from './servers/server-hop.js';
export type { StatusListen, StatusPage, StatusPlace, StatusSocket } from './servers/status-place.js';
export { isGlobMatch } from './servers/glob.js';
export { parseApacheConfig } from './servers/apache-config.js';
export {
  SCOREBOARD_LETTERS,
  parseApacheStatus,
  type ApacheStatus,
  type WorkerActivity,
} from './servers/apache-status.js';
export { parseNginxConfig } from './servers/nginx-config.js';
export { parseNginxStatus, type NginxStatus } from './servers/nginx-status.js';
export { parseHaproxyConfig } from './servers/haproxy-config.js';
export { parseHaproxySections, type HaproxyFile } from './servers/haproxy-section.js';
export {
  parseHaproxyProcess,
  parseHaproxyStat,
  type HaproxyProcess,
  type HaproxyStatRow,
} from './servers/haproxy-status.js';
export {
  ACTIVITY_COLUMNS,
  toActivityRow,
  toApacheActivity,
  toHaproxyActivity,
  toNginxActivity,
  type ActivityColumn,
  type ActivityName,
  type ServerActivity,
} from './servers/server-activity.js';
