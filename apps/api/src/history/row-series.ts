import type { Series } from './chunk/chunk-code.js';

/** No rows of `width` series. */
export function toEmptySeries(width: number): Series {
  return { at: new Float64Array(), series: Array.from({ length: width }, () => new Float64Array()) };
}

/** The rows with `from <= at < to`. */
export function sliceRows(rows: Series, from: number, to: number): Series {
  const first = findRow(rows.at, from);
  const end = findRow(rows.at, to);
  return {
    at: rows.at.subarray(first, end),
    series: rows.series.map((column) => column.subarray(first, end)),
  };
}

/** The first row at or after a time; the number of rows where there is none. */
export function findRow(at: Float64Array, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of blocks that follow each other, with at least `width` series; one that no block has stays empty. */
export function joinRows(blocks: readonly Series[], width = 0): Series {
  const length = blocks.reduce((sum, { at }) => sum + at.length, 0);
  const join = (toColumn: (block: Series) => Float64Array | undefined): Float64Array => {
    const joined = new Float64Array(length).fill(Number.NaN);
    let from = 0;
    for (const block of blocks) {
      joined.set(toColumn(block) ?? [], from);
      from += block.at.length;
    }
    return joined;
  };
  const widest = Math.max(width, ...blocks.map(({ series }) => series.length));
  const series = Array.from({ length: widest }, (_, place) =>
    blocks.some((block) => (block.series[place]?.length ?? 0) > 0)
      ? join((block) => block.series[place])
      : new Float64Array(),
  );
  return { at: join(({ at }) => at), series };
}

/** Rows in the order of time. Of two with the same time that of `first` stays. */
export function mergeRows(first: Series, second: Series): Series {
  if (second.at.length === 0) return first;
  if (first.at.length === 0) return second;
  if ((first.at.at(-1) as number) < (second.at[0] as number)) return joinRows([first, second]);
  const order = toOrder(first.at, second.at);
  const pick = (one: Float64Array | undefined, other: Float64Array | undefined): Float64Array => {
    if (!one?.length && !other?.length) return new Float64Array();
    const picked = new Float64Array(order.length);
    for (let row = 0; row < order.length; row += 1) {
      const place = order[row] as number;
      picked[row] = (place >= 0 ? one?.[place] : other?.[-1 - place]) ?? Number.NaN;
    }
    return picked;
  };
  const width = Math.max(first.series.length, second.series.length);
  return {
    at: pick(first.at, second.at),
    series: Array.from({ length: width }, (_, place) => pick(first.series[place], second.series[place])),
  };
}

/** The rows to take, in the order of time: a row of the first as it is, one of the second as `-1 - row`. */
function toOrder(first: Float64Array, second: Float64Array): Int32Array {
  const order = new Int32Array(first.length + second.length);
  let [one, other, length] = [0, 0, 0];
  while (one < first.length || other < second.length) {
    const oneAt = first[one] ?? Infinity;
    const otherAt = second[other] ?? Infinity;
    order[length++] = oneAt <= otherAt ? one : -1 - other;
    if (oneAt <= otherAt) one += 1;
    if (otherAt <= oneAt) other += 1;
  }
  return order.subarray(0, length);
}

/** `rows` with everything from `from` to before `to` taken out and `instead` put in its place. */
export function replaceRows(rows: Series, span: { from: number; to: number }, instead: Series): Series {
  const before = sliceRows(rows, -Infinity, span.from);
  const after = sliceRows(rows, span.to, Infinity);
  return mergeRows(mergeRows(before, instead), after);
}
