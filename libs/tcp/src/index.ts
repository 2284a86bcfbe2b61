export { STATES, STATE_NAMES, toState, isState, type State, type StateDefinition } from './state.js';
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
export { SAMPLE_FLAGS, toQuality, type Quality } from './quality.js';
export {
  createStateCounts,
  createStateTally,
  toCountedStates,
  type CountedStates,
  type StateCounts,
} from './state-count.js';
export { toAcceptQueuePercent } from './accept-queue.js';
export {
  ADDRESS_FAMILIES,
  ALL_STATES_MASK,
  BOUND_INACTIVE_MASK,
  SMALL_STATES_MASK,
  SOCK_DIAG_SOCKET,
  encodeCompatRequest,
  encodeFamilyRequest,
} from './sock-diag-request.js';
export { SockDiagDump, type DumpStep } from './sock-diag-dump.js';
export { parseProcNetTcp, type ParsedSocketTable, type SkippedLine } from './proc-net-tcp.js';
export { parseSocketText, type SocketTextOptions } from './socket-text.js';
export { type SocketTextDialect } from './socket-text-row.js';
export {
  SKIP_REASONS,
  type IgnoredLines,
  type ParsedSocketText,
  type SkipReason,
  type SkippedSocketLine,
} from './parsed-socket-text.js';
export { parseNetstat, parseSnmp, parseSockstat, type Figures } from './kernel-counter.js';
export { toColumnValues, toNamedFigures, type NamedFigures } from './snapshot.js';
export {
  calibrateOpen,
  deriveBigStates,
  parseRunningCounts,
  type BigStates,
  type Bracket,
  type OpenFormula,
  type RunningCounts,
  type WalkedStates,
} from './big-states.js';
