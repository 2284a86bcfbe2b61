/** One series of a family: its labels as they are printed, braces left out, and its value. */
export type Series = readonly [labels: string, value: number];

/** Every series of one metric. */
export interface MetricFamily {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly meaning: string;
  readonly series: Iterable<Series>;
}

/** The type of the text. Source: prometheus.io/docs/instrumenting/exposition_formats. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** A family as Prometheus reads it. One without series is an empty text. */
export function toExposition({ name, type, meaning, series }: MetricFamily): string {
  const lines: string[] = [];
  for (const [labels, value] of series) lines.push(`${name}${labels && `{${labels}}`} ${value}\n`);
  if (lines.length === 0) return '';
  return `# HELP ${name} ${meaning.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** Labels as they are printed between braces. */
export function toLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${toEscaped(value)}"`)
    .join(',');
}

function toEscaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
