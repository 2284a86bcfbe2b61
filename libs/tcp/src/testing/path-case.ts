import {
  checkPath,
  findPathFaults,
  type Hop,
  type HopValue,
  type Path,
  type VerdictCode,
} from '../paths/index.js';

/** A path, and the verdicts it has to give. */
export interface PathCase {
  readonly row: string;
  readonly path: Path;
  readonly codes: readonly VerdictCode[];
}

/** Tests that each path has no faults and gives exactly its verdicts. */
export function itGivesVerdicts(cases: readonly PathCase[]): void {
  it.each(cases)('gives exactly its verdicts: $row', ({ path, codes }) => {
    expect(findPathFaults(path)).toEqual([]);
    const given = checkPath(path).verdicts.map(({ code }) => code);
    expect(given.toSorted()).toEqual(codes.toSorted());
  });
}

/** SO_KEEPALIVE with time, interval and probes. */
export const toKeepaliveOptions = (
  idle: number,
  interval?: number,
  count?: number,
): Record<string, HopValue> => ({
  SO_KEEPALIVE: 'on',
  TCP_KEEPIDLE: idle,
  ...(interval !== undefined && { TCP_KEEPINTVL: interval }),
  ...(count !== undefined && { TCP_KEEPCNT: count }),
});

/** Any client, */
export const client = (settings: Hop['settings'] = {}): Hop => ({ kind: 'client', settings });

/** and any server. */
export const server = (settings: Hop['settings'] = {}): Hop => ({ kind: 'server', settings });
