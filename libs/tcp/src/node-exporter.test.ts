import fc from 'fast-check';
import { parseNodeExporter } from './node-exporter.js';
import { readFixture } from './testing/fixture.js';

const ON = 'node_scrape_collector_success{collector="tcpstat"} 1\n';

function figuresOf(text: string) {
  const parsed = parseNodeExporter(text);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed.figures;
}

describe('parseNodeExporter', () => {
  it('reads states, counters and gauges of a real scrape', () => {
    expect(figuresOf(readFixture('node_exporter-1.5.0.metrics'))).toMatchObject({
      ESTABLISHED: 6,
      LISTEN: 3,
      TIME_WAIT: 6,
      CLOSE_WAIT: 0,
      CLOSED: 0,
      unknown: 0,
      orphans: 0,
      socketMemoryPages: 253,
      activeOpens: 67_943,
      receivedSegments: 2_823_405,
      synRetransmissions: 20,
      closesIntoTimeWait: null,
    });
  });

  it('counts no state from a node_exporter whose collector is off, and says how to start it', () => {
    expect(parseNodeExporter('node_netstat_Tcp_ActiveOpens 5\n')).toEqual({
      ok: false,
      why: 'it has no collector tcpstat: start it with --collector.tcpstat',
    });
  });

  it('counts no state when the collector failed', () => {
    expect(parseNodeExporter(ON.replace(' 1', ' 0')).ok).toBe(false);
  });

  it('reads a series that carries more labels, a time stamp or a carriage return', () => {
    const line = 'node_tcp_connection_states{instance="a:9100",state="close",job="node"} 4 1795598872000\r\n';
    expect(figuresOf(ON + line)).toMatchObject({ CLOSED: 4 });
  });

  it('keeps a figure unknown that is no whole number', () => {
    const text = `${ON}node_tcp_connection_states{state="listen"} NaN\nnode_netstat_Tcp_ActiveOpens 1.5\n`;
    expect(figuresOf(text)).toMatchObject({ LISTEN: null, activeOpens: null });
  });

  it('never throws and never makes a negative count, whatever the text', () => {
    const line = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('listen', 'close_wait', 'unknown', ''), fc.oneof(fc.string(), fc.double()))
        .map(([state, value]) => `node_tcp_connection_states{state="${state}"} ${value}`),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        for (const figure of Object.values(figuresOf(ON + lines.join('\n'))))
          expect(figure === null || (Number.isSafeInteger(figure) && figure >= 0)).toBe(true);
      }),
    );
  });
});
