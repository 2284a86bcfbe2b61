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
