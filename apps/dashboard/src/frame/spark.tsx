import { memo } from 'react';

/** What a sparkline shows. */
export interface SparkProps {
  readonly values: readonly (number | null)[];
  /** A CSS colour. */
  readonly color: string;
  readonly width?: number;
  readonly height?: number;
}

/** The scale never ends below this: three sockets are not a mountain. */
const LEAST_TOP = 10;
const POINTS = 48;

/** Neighbours together, so that there are at most {@link POINTS} of them: the mean of what is known. */
export function thin(values: readonly (number | null)[]): (number | null)[] {
  const every = Math.ceil(values.length / POINTS);
  const first = values.length % every;
  const thinned: (number | null)[] = [];
  for (let from = first; from < values.length; from += every) {
    const known = values.slice(from, from + every).filter((value) => value !== null);
    thinned.push(known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null);
  }
  return thinned;
}

/** A line without axes on its own scale from zero; a gap is a break, a dot is now. */
export const Spark = memo(function Spark({ values, color, width = 92, height = 20 }: SparkProps) {
  const points = thin(values);
  const top = Math.max(LEAST_TOP, ...points.map((value) => value ?? 0));
  const toX = (place: number) => ((place / Math.max(1, points.length - 1)) * (width - 4) + 1).toFixed(1);
  const toY = (value: number) => (height - 2 - (value / top) * (height - 4)).toFixed(1);
  let line = '';
  let area = '';
  points.forEach((value, place) => {
    if (value === null) return;
    const isFirst = place === 0 || points[place - 1] === null;
    const isLast = place === points.length - 1 || points[place + 1] === null;
    const point = `${toX(place)} ${toY(value)}`;
    line += `${isFirst ? 'M' : 'L'}${point}`;
    area += `${isFirst ? `M${toX(place)} ${height - 1}` : ''}L${point}`;
    if (isLast) area += `L${toX(place)} ${height - 1}Z`;
  });
  const last = points.at(-1) ?? null;
  return (
    <svg
      className="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <path d={area} fill={color} opacity="0.14" />
      <path d={line} fill="none" stroke={color} strokeWidth="1.25" strokeLinejoin="round" />
      {last !== null && <circle cx={toX(points.length - 1)} cy={toY(last)} r="1.8" fill={color} />}
    </svg>
  );
});
