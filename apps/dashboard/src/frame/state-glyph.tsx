import type { State } from '@finwait/tcp';
import { toColor } from '../theme/palette';

/** How much of a half is filled: open, FIN or SYN sent and not yet acknowledged, closed. */
type Fill = number;

type Shape =
  | { readonly kind: 'halves'; readonly ours: Fill; readonly theirs: Fill; readonly isAwaited?: true }
  | { readonly kind: 'cup' }
  | { readonly kind: 'rest' }
  | { readonly kind: 'cross' };

const SHAPES: Readonly<Record<State, Shape>> = {
  LISTEN: { kind: 'cup' },
  SYN_SENT: { kind: 'halves', ours: 0.5, theirs: 0, isAwaited: true },
  SYN_RECV: { kind: 'halves', ours: 0.5, theirs: 1 },
  ESTABLISHED: { kind: 'halves', ours: 1, theirs: 1 },
  FIN_WAIT1: { kind: 'halves', ours: 0.4, theirs: 1 },
  FIN_WAIT2: { kind: 'halves', ours: 0, theirs: 1 },
  CLOSE_WAIT: { kind: 'halves', ours: 1, theirs: 0 },
  LAST_ACK: { kind: 'halves', ours: 0.4, theirs: 0 },
  CLOSING: { kind: 'halves', ours: 0.4, theirs: 0.4 },
  TIME_WAIT: { kind: 'rest' },
  CLOSED: { kind: 'cross' },
};

const WIDTH = 4.5;
const HEIGHT = 9;
const TOP = 1.5;
const OURS = 1;
const THEIRS = 6.5;

function Half({ x, fill }: { readonly x: number; readonly fill: Fill }) {
  return (
    <>
      <rect
        x={x + 0.5}
        y={TOP + 0.5}
        width={WIDTH - 1}
        height={HEIGHT - 1}
        fill="none"
        stroke="currentColor"
      />
      {fill > 0 && (
        <rect x={x} y={TOP + HEIGHT * (1 - fill)} width={WIDTH} height={HEIGHT * fill} fill="currentColor" />
      )}
    </>
  );
}

function Drawing({ shape }: { readonly shape: Shape }) {
  if (shape.kind === 'cup')
    return <path d="M1.5 4V10H10.5V4" fill="none" stroke="currentColor" strokeWidth="1.4" />;
  if (shape.kind === 'cross')
    return <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="currentColor" strokeWidth="1.4" />;
  if (shape.kind === 'rest') {
    return (
      <>
        <Half x={OURS} fill={0} />
        <Half x={THEIRS} fill={0} />
        <rect x="1" y="9" width="10" height="1.6" fill="currentColor" />
      </>
    );
  }
  return (
    <>
      <Half x={OURS} fill={shape.ours} />
      {shape.isAwaited ? (
        <path d="M8.75 2v8" stroke="currentColor" strokeDasharray="1.5 1.5" />
      ) : (
        <Half x={THEIRS} fill={shape.theirs} />
      )}
    </>
  );
}

/** A state as a shape: the left half is our direction of the stream, the right half the peer's. */
export function StateGlyph({ state, size = 12 }: { readonly state: State; readonly size?: number }) {
  return (
    <svg
      className="glyph"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
      style={{ color: toColor(state) }}
    >
      <Drawing shape={SHAPES[state]} />
    </svg>
  );
}

/** A state by shape and name, which always go together. */
export function StateName({ state }: { readonly state: State }) {
  return (
    <span className="state" translate="no">
      <StateGlyph state={state} />
      <span>{state}</span>
    </span>
  );
}
