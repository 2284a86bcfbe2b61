import type { State } from '@finwait/tcp';

/** A side of a box: left, right, top, bottom. */
export type Side = 'l' | 'r' | 't' | 'b';

/** Where the boxes of the states lie, by their middles, and which side an edge leaves and meets. */
export interface MachineLayout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly places: Readonly<Record<State, readonly [x: number, y: number]>>;
  readonly edges: readonly Edge[];
  /** Where the way of `connect` begins. */
  readonly connect: readonly [x: number, y: number];
}

/** The way of an edge; `shift` moves the side it meets along the box. */
export interface Edge {
  readonly from: State;
  readonly leaves: Side;
  readonly to: State;
  readonly meets: Side;
  readonly shift?: number;
}

/** Left to right a connection's life; we close first above, the peer below. */
export const WIDE: MachineLayout = {
  width: 950,
  height: 340,
  boxWidth: 122,
  boxHeight: 48,
  places: {
    LISTEN: [64, 98],
    SYN_RECV: [232, 98],
    SYN_SENT: [232, 284],
    ESTABLISHED: [396, 191],
    FIN_WAIT1: [558, 98],
    FIN_WAIT2: [722, 98],
    CLOSING: [722, 172],
    TIME_WAIT: [886, 98],
    CLOSE_WAIT: [558, 284],
    LAST_ACK: [722, 284],
    CLOSED: [886, 284],
  },
  connect: [66, 284],
  edges: [
    { from: 'LISTEN', leaves: 'r', to: 'SYN_RECV', meets: 'l' },
    { from: 'SYN_RECV', leaves: 'r', to: 'ESTABLISHED', meets: 't' },
    { from: 'SYN_SENT', leaves: 'r', to: 'ESTABLISHED', meets: 'b' },
    { from: 'ESTABLISHED', leaves: 'r', to: 'FIN_WAIT1', meets: 'l' },
    { from: 'ESTABLISHED', leaves: 'r', to: 'CLOSE_WAIT', meets: 'l' },
    { from: 'FIN_WAIT1', leaves: 'r', to: 'FIN_WAIT2', meets: 'l' },
    { from: 'FIN_WAIT1', leaves: 'b', to: 'CLOSING', meets: 'l' },
    { from: 'FIN_WAIT2', leaves: 'r', to: 'TIME_WAIT', meets: 'l' },
    { from: 'CLOSING', leaves: 'r', to: 'TIME_WAIT', meets: 'b', shift: -34 },
    { from: 'CLOSE_WAIT', leaves: 'r', to: 'LAST_ACK', meets: 'l' },
    { from: 'LAST_ACK', leaves: 'r', to: 'CLOSED', meets: 'l' },
    { from: 'TIME_WAIT', leaves: 'b', to: 'CLOSED', meets: 't', shift: 20 },
  ],
};

/** Upright for a phone: we close first at the left, the peer at the right. */
export const TALL: MachineLayout = {
  width: 362,
  height: 500,
  boxWidth: 112,
  boxHeight: 46,
  places: {
    LISTEN: [57, 52],
    SYN_RECV: [57, 128],
    SYN_SENT: [305, 128],
    ESTABLISHED: [181, 204],
    FIN_WAIT1: [57, 292],
    FIN_WAIT2: [57, 378],
    CLOSING: [181, 378],
    TIME_WAIT: [57, 464],
    CLOSE_WAIT: [305, 292],
    LAST_ACK: [305, 378],
    CLOSED: [305, 464],
  },
  connect: [305, 62],
  edges: [
    { from: 'LISTEN', leaves: 'b', to: 'SYN_RECV', meets: 't' },
    { from: 'SYN_RECV', leaves: 'b', to: 'ESTABLISHED', meets: 'l' },
    { from: 'SYN_SENT', leaves: 'b', to: 'ESTABLISHED', meets: 'r' },
    { from: 'ESTABLISHED', leaves: 'b', to: 'FIN_WAIT1', meets: 't' },
    { from: 'ESTABLISHED', leaves: 'b', to: 'CLOSE_WAIT', meets: 't' },
    { from: 'FIN_WAIT1', leaves: 'b', to: 'FIN_WAIT2', meets: 't' },
    { from: 'FIN_WAIT1', leaves: 'r', to: 'CLOSING', meets: 't' },
    { from: 'FIN_WAIT2', leaves: 'b', to: 'TIME_WAIT', meets: 't' },
    { from: 'CLOSING', leaves: 'b', to: 'TIME_WAIT', meets: 'r', shift: -12 },
    { from: 'CLOSE_WAIT', leaves: 'b', to: 'LAST_ACK', meets: 't' },
    { from: 'LAST_ACK', leaves: 'b', to: 'CLOSED', meets: 't' },
    { from: 'TIME_WAIT', leaves: 'r', to: 'CLOSED', meets: 'l', shift: 9 },
  ],
};

const ROUND = 7;
/** An arrow's head takes this much of the way. */
const HEAD = 7;

const isLevel = (side: Side) => side === 'l' || side === 'r';

function toPoint({ places, boxWidth, boxHeight }: MachineLayout, state: State, side: Side): [number, number] {
  const [x, y] = places[state];
  if (side === 'l') return [x - boxWidth / 2, y];
  if (side === 'r') return [x + boxWidth / 2, y];
  return side === 't' ? [x, y - boxHeight / 2] : [x, y + boxHeight / 2];
}

/** How an edge is drawn: the data of an SVG path, and where its label lies. */
export interface EdgePath {
  readonly d: string;
  readonly label: readonly [x: number, y: number];
  /** The label lies above the line, for lines too short to be interrupted. */
  readonly isAbove: boolean;
}

/** The way of an edge with right angles and rounded corners. */
export function toEdgePath(layout: MachineLayout, { from, leaves, to, meets, shift = 0 }: Edge): EdgePath {
  let [x1, y1] = toPoint(layout, from, leaves);
  let [x2, y2] = toPoint(layout, to, meets);
  if (isLevel(meets)) y2 += shift;
  else x2 += shift;
  if (isLevel(leaves) && isLevel(meets)) y1 += shift;
  if (!isLevel(leaves) && !isLevel(meets)) x1 += shift;
  if (isLevel(meets)) x2 += meets === 'l' ? -HEAD : HEAD;
  else y2 += meets === 't' ? -HEAD : HEAD;
  if (Math.abs(x1 - x2) < 1 || Math.abs(y1 - y2) < 1) {
    const isAbove = Math.abs(y1 - y2) < 1;
    return { d: `M${x1} ${y1}L${x2} ${y2}`, label: [(x1 + x2) / 2, (y1 + y2) / 2], isAbove };
  }
  return toBent([x1, y1, leaves], [x2, y2, meets]);
}

type End = readonly [x: number, y: number, side: Side];

function toBent([x1, y1, leaves]: End, [x2, y2, meets]: End): EdgePath {
  const [sx, sy] = [Math.sign(x2 - x1) * ROUND, Math.sign(y2 - y1) * ROUND];
  if (isLevel(leaves) && isLevel(meets)) {
    const x = (x1 + x2) / 2 - 2;
    const d = `M${x1} ${y1}L${x - sx} ${y1}Q${x} ${y1} ${x} ${y1 + sy}L${x} ${y2 - sy}Q${x} ${y2} ${x + sx} ${y2}L${x2} ${y2}`;
    return { d, label: [x, (y1 + y2) / 2], isAbove: false };
  }
  if (!isLevel(leaves) && !isLevel(meets)) {
    const y = (y1 + y2) / 2 - 2;
    const d = `M${x1} ${y1}L${x1} ${y - sy}Q${x1} ${y} ${x1 + sx} ${y}L${x2 - sx} ${y}Q${x2} ${y} ${x2} ${y + sy}L${x2} ${y2}`;
    return { d, label: [(x1 + x2) / 2, y], isAbove: false };
  }
  if (isLevel(leaves)) {
    const d = `M${x1} ${y1}L${x2 - sx} ${y1}Q${x2} ${y1} ${x2} ${y1 + sy}L${x2} ${y2}`;
    return { d, label: [x2, (y1 + y2) / 2], isAbove: false };
  }
  const d = `M${x1} ${y1}L${x1} ${y2 - sy}Q${x1} ${y2} ${x1 + sx} ${y2}L${x2} ${y2}`;
  return { d, label: [(x1 + x2) / 2, y2], isAbove: false };
}

/** The width of an edge: it grows with the order of magnitude of what flows. */
export function toEdgeWidth(perSecond: number): number {
  return 1 + 1.9 * Math.log10(1 + perSecond);
}
