import { COLUMNS, type Column, type ColumnName } from './column.js';
import { isState } from './state.js';

/** The metric that holds the sockets of every state, told apart by the label `state`. */
export const SOCKETS_METRIC = 'finwait_tcp_sockets';

const METRIC_NAMES = new Map(COLUMNS.map((column) => [column.name, deriveName(column)]));

/**
 * The Prometheus name of a column: one name for all states, and for each other column its own in snake case, ending in
 * `_total` where it is a counter. Source: prometheus.io/docs/practices/naming.
 */
export function toMetricName(column: ColumnName): string {
  return METRIC_NAMES.get(column) ?? SOCKETS_METRIC;
}

function deriveName({ name, kind, unit }: Column): string {
  if (isState(name)) return SOCKETS_METRIC;
  const words = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const ending = kind === 'counter' ? '_total' : unit === 'percent' ? '_percent' : '';
  return `finwait_tcp_${words}${ending}`;
}
