import type { HopTimer } from '@finwait/tcp';

/** How a time-out ends: FIN a block, RST a cross, silence a dotted line, a probe a ring, an answer given up a square. */
export function EndMark({
  sign,
  x,
  y,
}: {
  readonly sign: HopTimer['onExpiry'];
  readonly x: number;
  readonly y: number;
}) {
  if (sign === 'fin') return <rect x={x - 2} y={y - 9} width="4" height="18" fill="var(--ink)" />;
  if (sign === 'rst') {
    return (
      <path
        d={`M${x - 5.5} ${y - 5.5}l11 11M${x + 5.5} ${y - 5.5}l-11 11`}
        stroke="var(--ink)"
        strokeWidth="2.4"
      />
    );
  }
  if (sign === 'silence') {
    return (
      <path d={`M${x} ${y - 9}V${y + 10}`} stroke="var(--ink)" strokeWidth="4" strokeDasharray="3.4 2.8" />
    );
  }
  if (sign === 'probe') {
    return <circle cx={x} cy={y} r="4.6" fill="var(--surface)" stroke="var(--ink)" strokeWidth="2" />;
  }
  return (
    <rect
      x={x - 4}
      y={y - 4}
      width="8"
      height="8"
      fill="var(--surface)"
      stroke="var(--ink)"
      strokeWidth="1.8"
    />
  );
}

/** The mark alone, in a line of text. */
export function EndMarkText({ sign }: { readonly sign: HopTimer['onExpiry'] }) {
  return (
    <svg className="endmark" width="14" height="20" viewBox="0 0 14 20" aria-hidden="true">
      <EndMark sign={sign} x={7} y={10} />
    </svg>
  );
}
