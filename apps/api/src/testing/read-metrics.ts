/** The series of a text for Prometheus: `name{labels}` and its value. Throws on a line that is none of the format. */
export function readMetrics(text: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))) {
    const [, name, value] = /^([a-z0-9_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    if (name === undefined || series.has(name)) throw new Error(`not a series of its own: ${line}`);
    series.set(name, Number(value));
  }
  return series;
}
