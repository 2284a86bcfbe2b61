export {
  PATH_PROTOCOLS,
  type Hop,
  type HopObservations,
  type HopValue,
  type OpenedConnections,
  type Path,
  type PathProtocol,
} from './path.js';
export type { ProductText } from './product-text.js';
export { HOP_KIND_NAMES, type HopKind } from './hop-kind.js';
export { VERDICT_KINDS, type Severity, type Verdict, type VerdictCode } from './verdict.js';
export type {
  AnsweredSeconds,
  CloseSign,
  DeadPeerAnswer,
  HopTimer,
  PathReport,
  PortAnswer,
  SegmentAnswer,
} from './path-report.js';
export { checkPath } from './check-path.js';
export { findPathFaults, MAX_HOPS, type PathFault } from './path-fault.js';
export { HOP_KINDS } from './hop-kinds.js';
export type { HopKindDefinition } from './hop-kind-definition.js';
export type { PlainSpec, SettingDefault, SettingSpec, TimeSpec } from './setting-spec.js';
export { toLengthText } from './length-text.js';
export { closeUp } from './chinese.js';
export { toSourceText } from './source-text.js';
