import type { StateCounts } from '@finwait/contracts';
import { STATE_NAMES, type Flow, type State } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { formatFigure, formatRate, UNKNOWN } from '../format/figure';
import { StateGlyph } from '../frame/state-glyph';
import { TALL, toEdgePath, toEdgeWidth, WIDE, type EdgePath, type MachineLayout } from './machine-layout';

/** What the state machine shows. */
export interface StateMachineProps {
  readonly counts: StateCounts | null;
  readonly flows: readonly Flow[];
  readonly isPhone: boolean;
  readonly isAged: boolean;
}

/** Under this an edge is thin and dashed. */
const LEAST_PER_SECOND = 0.1;

function toText(perSecond: number | null): string {
  if (perSecond === null) return UNKNOWN;
  return perSecond > 0 && perSecond < LEAST_PER_SECOND ? '<0.1/s' : `${formatRate(perSecond)}/s`;
}

/** The TCP state machine with a host's counts on its states and inferred flows on its edges. */
export function StateMachine({ counts, flows, isPhone, isAged }: StateMachineProps) {
  const t = useTranslations('machine');
  const language = useLocale();
  const layout = isPhone ? TALL : WIDE;
  const find = (from: Flow['from'], to: State) =>
    flows.find((flow) => flow.from === from && flow.to === to)?.perSecond ?? null;
  const said = STATE_NAMES.map((state) => `${state} ${formatFigure(counts?.[state], language)}`).join(', ');
  return (
    <svg
      className={`machine${isAged ? ' aged' : ''}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={t('summary', { counts: said })}
    >
      <defs>
        <marker
          id="machine-arrow"
          viewBox="0 0 8 8"
          refX="3"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 .5 7.5 4 0 7.5z" fill="var(--ink-3)" />
        </marker>
      </defs>
      {!isPhone && <Phases />}
      <ConnectEdge layout={layout} perSecond={find('connect', 'SYN_SENT')} isPhone={isPhone} />
      {layout.edges.map((edge) => (
        <EdgeLine
          key={`${edge.from} ${edge.to}`}
          path={toEdgePath(layout, edge)}
          perSecond={find(edge.from, edge.to)}
        />
      ))}
      {STATE_NAMES.map((state) => (
        <Box key={state} layout={layout} state={state} count={counts?.[state] ?? null} />
      ))}
    </svg>
  );
}

function Phases() {
  const t = useTranslations('machine');
  const captions: readonly [number, 'listening' | 'opening' | 'open' | 'closing' | 'after'][] = [
    [64, 'listening'],
    [232, 'opening'],
    [396, 'open'],
    [640, 'closing'],
    [886, 'after'],
  ];
  return (
    <>
      <path d="M147 34V330M314 34V330M476 34V330" stroke="var(--line)" />
      {captions.map(([x, phase]) => (
        <text key={phase} x={x} y="22" className="caption" textAnchor="middle">
          {t(phase)}
        </text>
      ))}
      <text x="497" y="62" className="caption">
        {t('weClose')}
      </text>
      <text x="497" y="326" className="caption">
        {t('peerCloses')}
      </text>
    </>
  );
}

function EdgeLine({ path, perSecond }: { readonly path: EdgePath; readonly perSecond: number | null }) {
  const isThin = perSecond === null || perSecond < LEAST_PER_SECOND;
  return (
    <>
      <path
        d={path.d}
        fill="none"
        stroke="var(--ink-3)"
        strokeOpacity={isThin ? 0.6 : 1}
        strokeWidth={toEdgeWidth(isThin ? 0 : perSecond)}
        strokeDasharray={isThin ? '3 3' : undefined}
        markerEnd="url(#machine-arrow)"
      />
      {perSecond !== null && <EdgeText path={path} text={toText(perSecond)} />}
    </>
  );
}

function EdgeText({ path: { label, isAbove }, text }: { readonly path: EdgePath; readonly text: string }) {
  const [x, y] = label;
  const width = text.length * 6 + 4;
  return (
    <>
      {!isAbove && <rect x={x - width / 2} y={y - 8.5} width={width} height="17" fill="var(--surface)" />}
      <text x={x} y={isAbove ? y - 9 : y + 4} className="flow" textAnchor="middle">
        {text}
      </text>
    </>
  );
}

interface ConnectProps {
  readonly layout: MachineLayout;
  readonly perSecond: number | null;
  readonly isPhone: boolean;
}

function ConnectEdge({ layout, perSecond, isPhone }: ConnectProps) {
  const [x, y] = layout.connect;
  const [targetX, targetY] = layout.places.SYN_SENT;
  const path: EdgePath = isPhone
    ? { d: `M${x} ${y}L${x} ${targetY - layout.boxHeight / 2 - 7}`, label: [x, y + 18], isAbove: false }
    : { d: `M${x} ${y}L${targetX - layout.boxWidth / 2 - 7} ${y}`, label: [(x + 171) / 2, y], isAbove: true };
  return (
    <>
      <EdgeLine path={path} perSecond={perSecond} />
      <text
        x={isPhone ? x : x - 6}
        y={isPhone ? y - 6 : y + 4}
        className="flow"
        textAnchor={isPhone ? 'middle' : 'end'}
      >
        connect()
      </text>
    </>
  );
}

interface BoxProps {
  readonly layout: MachineLayout;
  readonly state: State;
  readonly count: number | null;
}

function Box({ layout: { places, boxWidth, boxHeight }, state, count }: BoxProps) {
  const t = useTranslations('machine');
  const language = useLocale();
  const [x, y] = places[state];
  const [left, top] = [x - boxWidth / 2, y - boxHeight / 2];
  return (
    <g data-box={state} data-count={count ?? undefined}>
      <rect x={left + 0.5} y={top + 0.5} width={boxWidth - 1} height={boxHeight - 1} rx="3" className="box" />
      <svg x={left + 9} y={top + 8} width="12" height="12">
        <StateGlyph state={state} />
      </svg>
      <text x={left + 26} y={top + 18} className="name">
        {state}
      </text>
      <text x={left + 9} y={top + boxHeight - 9} className={count ? 'figure' : 'figure zero'}>
        {formatFigure(count, language)}
      </text>
      {state === 'TIME_WAIT' && (
        <text x={left + boxWidth - 8} y={top + boxHeight - 9} className="caption" textAnchor="end">
          {t('lasts')}
        </text>
      )}
    </g>
  );
}
