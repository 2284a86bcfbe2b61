import type { State } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { toColor } from '../theme/palette';
import { LADDERS, type Rung, type Segment } from './ladder';

const WIDTH = 460;
const HEIGHT = 280;
const TOP = 28;
const HOST_X = 170;
const PEER_X = 290;
const BAR = 7;

const toY = (moment: number) => TOP + (moment / 100) * (HEIGHT - TOP - 6);

/** Who waits for whom: both sides of a connection, time running down. */
export function LadderPicture({ state }: { readonly state: State }) {
  const t = useTranslations('guide');
  const { host, peer, segments } = LADDERS[state];
  const sent = segments.map(({ by, text }) => t('sends', { by: t(by), text }));
  const said = new Intl.ListFormat(useLocale()).format(sent);
  return (
    <svg className="ladder" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('ladder', { said })}>
      <defs>
        <marker
          id="ladder-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0 .5 7.5 4 0 7.5z" fill="var(--ink-2)" />
        </marker>
      </defs>
      <text x={HOST_X} y="14" textAnchor="middle" className="side">
        {t('host')}
      </text>
      <text x={PEER_X} y="14" textAnchor="middle" className="side">
        {t('peer')}
      </text>
      {host.map((rung) => (
        <RungBar key={rung.state} rung={rung} x={HOST_X} isLeft isShown={rung.state === state} />
      ))}
      {peer.map((rung) => (
        <RungBar key={rung.state} rung={rung} x={PEER_X} isLeft={false} isShown={false} />
      ))}
      {segments.map((segment) => (
        <Arrow key={`${segment.by} ${segment.leaves}`} segment={segment} />
      ))}
    </svg>
  );
}

interface RungBarProps {
  readonly rung: Rung;
  readonly x: number;
  readonly isLeft: boolean;
  readonly isShown: boolean;
}

function RungBar({ rung: { state, from, to }, x, isLeft, isShown }: RungBarProps) {
  return (
    <>
      <rect
        x={x - BAR / 2}
        y={toY(from)}
        width={BAR}
        height={toY(to) - toY(from) - 1}
        fill={toColor(state)}
        opacity={state === 'CLOSED' ? 0.25 : 1}
      />
      <text
        x={isLeft ? x - 12 : x + 12}
        y={(toY(from) + toY(to)) / 2 + 4}
        textAnchor={isLeft ? 'end' : 'start'}
        className={isShown ? 'rung shown' : 'rung'}
      >
        {state}
      </text>
    </>
  );
}

function Arrow({ segment: { text, by, leaves, arrives } }: { readonly segment: Segment }) {
  const isOurs = by === 'host';
  const [from, to] = isOurs ? [HOST_X + 6, PEER_X - 6] : [PEER_X - 6, HOST_X + 6];
  // Of two that cross, each has its name near its beginning.
  const x = from + (to - from) * 0.3;
  const y = toY(leaves) + (toY(arrives) - toY(leaves)) * 0.3;
  return (
    <>
      <path
        d={`M${from} ${toY(leaves)}L${to} ${toY(arrives)}`}
        stroke="var(--ink-2)"
        strokeWidth="1.25"
        fill="none"
        markerEnd="url(#ladder-arrow)"
      />
      <text x={x} y={y - 5} textAnchor={isOurs ? 'start' : 'end'} className="segment">
        {text}
      </text>
    </>
  );
}
