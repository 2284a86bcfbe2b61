import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COLUMN_NAMES, toMetricName } from '../libs/tcp/src/index.js';

const ROOT = resolve(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** The names of metrics that are spelled out in the sources of the API, those of its histograms with their endings. */
function exposedNames(): Set<string> {
  const sources = ['host-families', 'service-metrics', 'metrics.controller'].map((name) =>
    read(`apps/api/src/metrics/${name}.ts`),
  );
  const spelled = sources.flatMap((text) =>
    [...text.matchAll(/'(finwait_[a-z_]+)'/g)].map(([, name = '']) => name),
  );
  const histograms = spelled.filter((name) => name.endsWith('_seconds')).map((name) => `${name}_bucket`);
  return new Set([...spelled, ...histograms, ...COLUMN_NAMES.map(toMetricName)]);
}

/** The metrics of ours that queries ask for. */
const namesIn = (text: string) => [...text.matchAll(/\bfinwait_[a-z_]+/g)].map(([name]) => name);

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

describe('deploy', () => {
  const exposed = exposedNames();

  it('bounds the heap of the API alike in a container, by npm start and under test', () => {
    const starts = ['apps/api/Dockerfile', 'tools/local-api.mjs', 'e2e/src/processes/repository.ts'];
    const options = starts.map((path) => read(path).match(/--max-[a-z-]+=\d+/g));
    expect(options).toEqual(starts.map(() => ['--max-semi-space-size=8']));
  });

  it('asks in the Grafana dashboard for metrics that exist', () => {
    const { panels } = JSON.parse(read('deploy/grafana/finwait.json')) as { panels: Panel[] };
    const asked = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
    expect(panels.every(({ targets }) => targets.length > 0)).toBe(true);
    expect(asked.length).toBeGreaterThan(panels.length);
    expect(asked.filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('alerts on metrics that exist', () => {
    const rules = read('deploy/prometheus/finwait.rules.yml').replaceAll(/^- name: .*$/gm, '');
    const asked = namesIn(rules);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !exposed.has(name))).toEqual([]);
  });

  it('knows no metric that is not there', () => {
    expect(exposed.has('finwait_made_up')).toBe(false);
    expect(exposed.has('finwait_tcp_sockets')).toBe(true);
  });
});
