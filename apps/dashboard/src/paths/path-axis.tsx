import type { Severity } from '@finwait/tcp';
import { useWidth } from '../frame/use-width';
import { AxisHead } from './axis-head';
import { AxisRow, type AxisLine } from './axis-row';
import { toEndX } from './axis-shapes';
import { LegTitle, useLegName } from './leg-title';
import { toLegs, type Leg } from './legs';
import type { AnsweredPath } from './path-answers';
import { chooseTicks, toAxisX } from './time-axis';

/** What the picture of time-outs shows. */
export interface PathAxisProps extends AnsweredPath {
  /** The hops of the verdict that the reader is at, and how bad it is. */
  readonly marked: ReadonlySet<number>;
  readonly severity: Severity | null;
}

const TICK_GAP = 48;
/** Labels that stand left of the plot need this much of the page. */
const LABELS_BESIDE = 760;
const LABELS_WIDTH = 330;
const ROW = { beside: 28, above: 46 } as const;
const EDGE = 10;

/** Every time-out of a path on one axis of time, connection by connection. */
export function PathAxis({ report, names, marked, severity }: PathAxisProps) {
  const { ref, width } = useWidth();
  const isBeside = width >= LABELS_BESIDE;
  const plot = Math.max(0, width - EDGE * 2 - (isBeside ? LABELS_WIDTH : 0));
  const ticks = chooseTicks(plot, TICK_GAP);
  return (
    <div ref={ref} className={isBeside ? 'axis beside' : 'axis above'}>
      {width > 0 && <AxisHead ticks={ticks} plot={plot} edge={EDGE} />}
      {width > 0 &&
        toLegs(report, names.length).map((leg) => (
          <LegSection
            key={`${leg.segment.left} ${leg.segment.right}`}
            leg={leg}
            names={names}
            plot={plot}
            ticks={ticks}
            rowHeight={isBeside ? ROW.beside : ROW.above}
            marked={isWithin(leg, marked) ? marked : NONE}
            severity={severity}
          />
        ))}
    </div>
  );
}

const NONE: ReadonlySet<number> = new Set();

/** What is between two hops is marked on their connection alone. */
function isWithin({ rows }: Leg, marked: ReadonlySet<number>): boolean {
  return [...marked].every((hop) => rows.some((row) => row.hop === hop));
}

interface LegProps {
  readonly names: readonly string[];
  readonly plot: number;
  readonly ticks: readonly number[];
  readonly rowHeight: number;
  readonly marked: ReadonlySet<number>;
  readonly severity: Severity | null;
}

function LegSection({ leg, ...rest }: LegProps & { readonly leg: Leg }) {
  return (
    <section className="leg" aria-label={useLegName(leg, rest.names)}>
      <LegTitle leg={leg} names={rest.names} />
      <LegPlot lines={toLines(leg)} {...rest} />
    </section>
  );
}

/** The rows of a leg, with the time for an answer after its left end. */
function toLines({ rows, response, segment: { idleSeconds } }: Leg): AxisLine[] {
  const endsAt = typeof idleSeconds === 'number' ? idleSeconds : Infinity;
  return rows.flatMap(({ hop, end, probe, astray }, at) => {
    const isProbeLate = typeof probe?.seconds === 'number' && probe.seconds >= endsAt;
    const line: AxisLine = { hop, timer: end, probe, isProbeLate, astray };
    if (at > 0 || !response) return [line];
    return [line, { hop, timer: response, probe: null, isProbeLate: false, astray: null }];
  });
}

function LegPlot({
  lines,
  names,
  plot,
  ticks,
  rowHeight,
  marked,
  severity,
}: LegProps & { readonly lines: readonly AxisLine[] }) {
  const height = lines.length * rowHeight;
  const isBeside = rowHeight === ROW.beside;
  const middleOf = (at: number) => at * rowHeight + (isBeside ? rowHeight / 2 : rowHeight - 14);
  return (
    <div className="legplot">
      <ul aria-hidden="true">
        {lines.map(({ hop, timer, probe }, at) => (
          <li
            key={at}
            style={{ height: rowHeight }}
            className={marked.has(hop) ? `marked ${severity ?? ''}` : undefined}
          >
            <b>{names[hop]}</b> <code title={timer?.setting}>{timer?.setting ?? probe?.setting ?? ''}</code>
          </li>
        ))}
      </ul>
      <svg
        width={plot + EDGE * 2}
        height={height}
        viewBox={`${-EDGE} 0 ${plot + EDGE * 2} ${height}`}
        role="group"
      >
        {ticks.map((seconds) => (
          <path key={seconds} className="grid" d={`M${toAxisX(seconds, plot)} 0V${height}`} />
        ))}
        {lines.map(({ hop }, at) =>
          marked.has(hop) ? (
            <rect
              key={at}
              className={`lit ${severity ?? ''}`}
              x={-EDGE}
              y={at * rowHeight}
              width={plot + EDGE * 2}
              height={rowHeight}
            />
          ) : null,
        )}
        {lines.map((line, at) => (
          <AxisRow key={at} line={line} name={names[line.hop] ?? ''} y={middleOf(at)} width={plot} />
        ))}
        {lines.map((line, at) => (
          <Tie key={at} line={line} at={at} lines={lines} middleOf={middleOf} plot={plot} />
        ))}
      </svg>
    </div>
  );
}

interface TieProps {
  readonly line: AxisLine;
  readonly at: number;
  readonly lines: readonly AxisLine[];
  readonly middleOf: (at: number) => number;
  readonly plot: number;
}

/** Joins the hop that ends a connection with the one that goes on using it. */
function Tie({ line: { astray }, at, lines, middleOf, plot }: TieProps) {
  if (!astray) return null;
  const ender = lines.findIndex(({ hop, timer }) => hop === astray.by && timer?.role !== 'response');
  if (ender < 0) return null;
  const x = toEndX(astray.fromSeconds, plot);
  return <path className={`tie ${astray.severity}`} d={`M${x} ${middleOf(at)}V${middleOf(ender)}`} />;
}
