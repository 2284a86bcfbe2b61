export {
  HELD_FOR_MS,
  LIVE_NAMESPACE,
  LIVE_TICK_MS,
  MAX_BATCH_ROWS,
  MAX_LISTENERS,
  MAX_SETTINGS_NAMESPACES,
  OWN_NAMESPACE,
  PROTOCOL_VERSION,
  STALE_AFTER_INTERVALS,
  UPLINK_NAMESPACE,
  isFactsAck,
  isUplinkAck,
  type AgentCost,
  type AgentProfile,
  type FactsAck,
  type HostFacts,
  type HostStatus,
  type LiveAck,
  type LiveClientEvents,
  type LiveFrame,
  type LiveHostEvent,
  type LiveRow,
  type LiveServerEvents,
  type ListenerFacts,
  type LiveSubscription,
  type NamespaceSettings,
  type SnapshotBatch,
  type UplinkAck,
  type UplinkAuth,
  type UplinkClientEvents,
  type UplinkRow,
  type UplinkServerEvents,
} from './protocol.js';
export { ERRORS, isErrorCode, type ErrorCode, type ErrorDefinition } from './errors.js';
export { parseDuration } from './duration.js';
export { parseTime, timeSchema } from './time.js';
export { hostNameSchema, tagFilterSchema, tagsSchema } from './host-name.js';
export {
  hostFactsSchema,
  hostListenersSchema,
  hostSettingsSchema,
  kernelSettingsSchema,
  listenerSchema,
  settingsHistorySchema,
  settingsQuerySchema,
  type HostListeners,
  type HostSettings,
  type SettingsHistory,
  type SettingsQuery,
} from './facts.schema.js';
export { snapshotBatchSchema, uplinkAuthSchema } from './uplink.schema.js';
export { liveSubscriptionSchema } from './live.schema.js';
export { problemSchema, type Problem } from './problem.schema.js';
export {
  fleetLatestQuerySchema,
  fleetLatestSchema,
  hostDetailSchema,
  hostListSchema,
  hostQuerySchema,
  hostSchema,
  stateCountsSchema,
  type FleetLatest,
  type FleetLatestQuery,
  type Host,
  type HostDetail,
  type HostList,
  type HostQuery,
  type HostSortKey,
  type StateCounts,
} from './host.schema.js';
export {
  netstatAnswerSchema,
  netstatQuerySchema,
  type NetstatAnswer,
  type NetstatQuery,
} from './netstat.schema.js';
export {
  bandSchema,
  historyQuerySchema,
  historySchema,
  type Band,
  type History,
  type HistoryQuery,
} from './history.schema.js';
export {
  columnsSchema,
  statesQuerySchema,
  statesSchema,
  type Columns,
  type States,
  type StatesQuery,
} from './reference.schema.js';
export {
  enrolRequestSchema,
  enrolledSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  readinessSchema,
  sessionRequestSchema,
  sessionSchema,
  type EnrolRequest,
  type Enrolled,
  type Enrolment,
  type EnrolmentRequest,
  type Readiness,
  type Session,
  type SessionRequest,
} from './access.schema.js';
