import type { ColumnName } from './column.js';
import { toKernelFigures } from './kernel-counter.js';
import { STATE_NAMES, type State } from './state.js';

/** What a scrape of node_exporter tells of TCP. */
export type ParsedNodeExporter =
  | { readonly ok: true; readonly figures: Readonly<Partial<Record<ColumnName, number | null>>> }
  | { readonly ok: false; readonly why: string };

/** `CLOSED` is the kernel's CLOSE. Source: `tcpConnectionState.String` in collector/tcpstat_linux.go of node_exporter. */
const toLabel = (state: State): string => (state === 'CLOSED' ? 'close' : state.toLowerCase());

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?[ \t]+(\S+)(?:[ \t]+-?\d+)?$/;
const COLLECTOR = 'node_scrape_collector_success';
const STATES = 'node_tcp_connection_states';

/**
 * The columns in the text of a node_exporter whose collector `tcpstat` is on. It prints no line for a state without
 * sockets, so a state that is absent is 0 once the collector says that it succeeded. Counters that its `netstat` or
 * `sockstat` collector leaves out are `null`. Source: prometheus.io/docs/instrumenting/exposition_formats.
 */
export function parseNodeExporter(text: string): ParsedNodeExporter {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (!line.startsWith('node_')) continue;
    const [, name = '', labels = '', value = ''] = LINE.exec(line.trimEnd()) ?? [];
    values.set(toKey(name, labels), value);
  }
  const success = values.get(`${COLLECTOR} tcpstat`);
  if (success === undefined)
    return { ok: false, why: 'it has no collector tcpstat: start it with --collector.tcpstat' };
  if (Number(success) !== 1) return { ok: false, why: 'its collector tcpstat failed' };
  const count = (label: string): number | null => toCount(values.get(`${STATES} ${label}`) ?? '0');
  return {
    ok: true,
    figures: {
      ...Object.fromEntries(STATE_NAMES.map((state) => [state, count(toLabel(state))])),
      unknown: count('unknown'),
      ...toKernelFigures((table, field) => toDecimal(values.get(toName(table, field)))),
    },
  };
}

/** A metric with the one label that tells its series apart, where it has one. */
function toKey(name: string, labels: string): string {
  const [, label] = /(?:^|,)(?:state|collector)="([^"]*)"/.exec(labels) ?? [];
  return label === undefined ? name : `${name} ${label}`;
}

function toName(table: 'sockstat' | 'Tcp' | 'TcpExt', field: string): string {
  return table === 'sockstat' ? `node_sockstat_TCP_${field}` : `node_netstat_${table}_${field}`;
}

/** node_exporter prints large figures as `2.823405e+06`. */
function toDecimal(text: string | undefined): string | undefined {
  return text === undefined || !Number.isSafeInteger(Number(text)) ? undefined : String(Number(text));
}

function toCount(text: string): number | null {
  const count = Number(text);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}
