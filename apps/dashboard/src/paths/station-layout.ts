import type { PathReport, SegmentAnswer, Severity, Verdict } from '@finwait/tcp';

/** A place on the line: a hop of the path, or a peer that nobody spoke of. */
export interface Station {
  /** `null` for a peer that nobody spoke of. */
  readonly hop: number | null;
  /** From 0. */
  readonly place: number;
  /** Ends connections, or only passes packets on. */
  readonly hasSockets: boolean;
  /** Whether a connection ends here, towards the client and towards the server. */
  readonly hasLeft: boolean;
  readonly hasRight: boolean;
}

/** A connection between two places. */
export interface Link {
  readonly segment: SegmentAnswer;
  readonly from: number;
  readonly to: number;
}

/** The line of a path: what stands in the order of a walk from the client, each station before the link that leaves it. */
export interface StationLayout {
  readonly stations: readonly Station[];
  readonly links: readonly Link[];
}

/** Places the hops of a path on a line, with peers that nobody spoke of at the ends where there are any. */
export function toStationLayout({ segments }: PathReport, hopCount: number): StationLayout {
  const before = segments.some(({ left }) => left === null) ? 1 : 0;
  const after = segments.some(({ right }) => right === null) ? 1 : 0;
  const last = before + hopCount + after - 1;
  const links = segments.map((segment) => ({
    segment,
    from: segment.left === null ? 0 : segment.left + before,
    to: segment.right === null ? last : segment.right + before,
  }));
  const stations = Array.from({ length: last + 1 }, (_, place): Station => {
    const hop = place - before;
    const hasLeft = links.some(({ to }) => to === place);
    const hasRight = links.some(({ from }) => from === place);
    return {
      hop: hop < 0 || hop >= hopCount ? null : hop,
      place,
      hasSockets: hasLeft || hasRight || links.length === 0,
      hasLeft,
      hasRight,
    };
  });
  return { stations, links };
}

/** A station needs this much to be read beside others. */
const LEAST_STATION_WIDTH = 132;

/** Whether the line is too long for a row of `width` pixels and goes down instead. */
export function isUpright(stations: number, width: number): boolean {
  return width > 0 && width / stations < LEAST_STATION_WIDTH;
}

/** How bad the worst is that happens between two hops of a connection; `null` where nothing does. */
export function toLinkSeverity(
  { left, right }: SegmentAnswer,
  verdicts: readonly Verdict[],
): Severity | null {
  const isOn = (hop: number) => hop >= (left ?? 0) && hop <= (right ?? Infinity);
  const found = verdicts.find(
    ({ severity, hop, otherHop }) => severity !== 'info' && otherHop !== null && isOn(hop) && isOn(otherHop),
  );
  return found?.severity ?? null;
}
