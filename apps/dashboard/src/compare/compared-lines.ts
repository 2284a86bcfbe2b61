import type { HeatMap, History } from '@finwait/contracts';
import type { State } from '@finwait/tcp';

/** One line of the comparison. */
export interface ComparedLine {
  readonly key: string;
  readonly name: string;
  readonly at: readonly number[];
  readonly figures: readonly (number | null)[];
}

/** A host's averages as a line, moved by `shiftMs` so that an earlier time lies over the present one. */
export function toHostLine(
  history: History,
  state: State,
  { key, name, shiftMs = 0 }: { readonly key: string; readonly name: string; readonly shiftMs?: number },
): ComparedLine {
  return {
    key,
    name,
    at: history.at.map((at) => at + shiftMs),
    figures: history.series[state]?.avg ?? [],
  };
}

/** The middle of what the hosts of a heat map had in each bucket: half of them had less. */
export function toMiddleLine(map: HeatMap, name: string): ComparedLine {
  const figures = map.at.map((_, place) => {
    const known = map.hosts.flatMap(({ max }) => max[place] ?? []);
    return known.toSorted((one, other) => one - other)[known.length >>> 1] ?? null;
  });
  return { key: 'tag', name, at: map.at, figures };
}

/** Lines on the times of all of them; a line has `undefined` where it has no entry of its own. */
export function joinLines(lines: readonly ComparedLine[]): [number[], ...(number | null | undefined)[][]] {
  const at = [...new Set(lines.flatMap((line) => line.at))].sort((one, other) => one - other);
  const places = new Map(at.map((time, place) => [time, place]));
  const columns = lines.map((line) => {
    const column = new Array<number | null | undefined>(at.length).fill(undefined);
    line.at.forEach((time, place) => {
      column[places.get(time) ?? 0] = line.figures[place] ?? null;
    });
    return column;
  });
  return [at.map((time) => time / 1_000), ...columns];
}

/** The line's figure at or last before a moment. */
export function findFigure({ at, figures }: ComparedLine, moment: number): number | null {
  const place = at.findLastIndex((time) => time <= moment);
  return place < 0 ? null : (figures[place] ?? null);
}
