import type { HopTimer } from '@finwait/tcp';
import { useTranslations } from 'use-intl';
import { placeLabel, toEndX, toTaken, type LabelPlace } from './axis-shapes';
import { EndMark } from './end-mark';
import type { Astray } from './legs';
import { useLimitText } from './limit-text';

/** One line of the picture of time-outs. */
export interface AxisLine {
  readonly hop: number;
  readonly timer: HopTimer | null;
  readonly probe: HopTimer | null;
  /** Whether the connection is gone before the probe would be sent. */
  readonly isProbeLate: boolean;
  readonly astray: Astray | null;
}

/** What a line needs to be drawn. */
export interface AxisRowProps {
  readonly line: AxisLine;
  readonly name: string;
  /** The middle of the bar. */
  readonly y: number;
  readonly width: number;
}

const HALF = 6;
/** A probe's text is this much of the others' size. */
const SMALLER = 0.84;
/** Half the width of a ring. */
const MARK = 6;

/** A limit as a bar from a second on to its end, filled where the path states it. */
export function AxisRow({ line, name, y, width }: AxisRowProps) {
  const t = useTranslations('paths');
  const say = useLimitText();
  const told = useRowText(line, name);
  const { timer, probe, isProbeLate, astray } = line;
  if (!timer && !probe) {
    return (
      <text className="unstated" x="8" y={y + 4}>
        {t('nothingStated')}
      </text>
    );
  }
  const x = timer ? toEndX(timer.seconds, width) : 0;
  const isOpen = typeof timer?.seconds !== 'number';
  const text = timer ? toText(timer, say(timer.seconds), t(`marks.${timer.onExpiry}`)) : '';
  const probeX = typeof probe?.seconds === 'number' ? toEndX(probe.seconds, width) : null;
  const held = probeX === null ? [] : [[probeX - MARK, probeX + MARK] as const];
  const label = timer ? placeLabel(isOpen ? width : x, text, width, held) : null;
  const taken = label ? [toTaken(label, text)] : [];
  return (
    <g className="row" tabIndex={0} role="img" aria-label={told}>
      <rect className="reach" x="0" y={y - 12} width={width} height="24" />
      {timer && <Bar timer={timer} x={x} y={y} />}
      {astray && <Stray astray={astray} line={line} y={y} width={width} />}
      {probe && <Probe probe={probe} isLate={isProbeLate} y={y} width={width} taken={taken} barEnd={x} />}
      {timer && !isOpen && <EndMark sign={timer.onExpiry} x={x} y={y} />}
      {label && <Label className="end" place={label} text={text} y={y} barEnd={x} />}
    </g>
  );
}

interface LabelProps {
  readonly className: string;
  readonly place: LabelPlace;
  readonly text: string;
  readonly y: number;
  readonly barEnd: number;
}

/** A text on ground of its own, where a bar would run through it. */
function Label({ className, place, text, y, barEnd }: LabelProps) {
  const [from, to] = toTaken(place, text);
  const width = (to - from) * (className === 'probe' ? SMALLER : 1);
  const ground = place.anchor === 'start' ? from : to - width;
  return (
    <>
      {from < barEnd && <rect className="ground" x={ground - 3} y={y - 8} width={width + 6} height="16" />}
      <text className={className} x={place.x} y={y + 4} textAnchor={place.anchor}>
        {text}
      </text>
    </>
  );
}

function toText({ seconds }: HopTimer, length: string, mark: string): string {
  return typeof seconds === 'number' ? `${length} · ${mark}` : length;
}

function Bar({ timer, x, y }: { readonly timer: HopTimer; readonly x: number; readonly y: number }) {
  const isUnknown = timer.seconds === 'unknown';
  const half = timer.role === 'response' ? 2.5 : HALF;
  return (
    <rect
      className={`bar-of-time${timer.isDefault ? ' default' : ''}${isUnknown ? ' unknown' : ''}`}
      x="0.5"
      y={y - half}
      width={Math.max(1, x - 1)}
      height={half * 2}
    />
  );
}

interface StrayProps {
  readonly astray: Astray;
  readonly line: AxisLine;
  readonly y: number;
  readonly width: number;
}

/** The time in which a hop uses, or believes in, what is gone; up to its own end. */
function Stray({ astray, line: { timer, probe }, y, width }: StrayProps) {
  const from = toEndX(astray.fromSeconds, width);
  const to = toEndX(timer?.seconds ?? probe?.seconds ?? 'never', width);
  return (
    <rect
      className={`astray ${astray.severity}`}
      x={from}
      y={y - HALF}
      width={Math.max(2, to - from)}
      height={HALF * 2}
      fill={`url(#astray-${astray.severity})`}
    />
  );
}

interface ProbeProps {
  readonly probe: HopTimer;
  readonly isLate: boolean;
  readonly y: number;
  readonly width: number;
  readonly taken: readonly (readonly [number, number])[];
  readonly barEnd: number;
}

function Probe({ probe, isLate, y, width, taken, barEnd }: ProbeProps) {
  const t = useTranslations('paths');
  const say = useLimitText();
  if (typeof probe.seconds !== 'number') return null;
  const x = toEndX(probe.seconds, width);
  const length = say(probe.seconds);
  const places = [t(isLate ? 'probeLate' : 'probeAt', { length }), t('probeShort', { length })].map(
    (candidate) => [candidate, placeLabel(x, candidate, width, taken)] as const,
  );
  const [text, label] = places.find(([, place]) => place?.anchor === 'start') ??
    places.findLast(([, place]) => place !== null) ?? ['', null];
  return (
    <g className={isLate ? 'late' : undefined}>
      {isLate ? <circle className="never" cx={x} cy={y} r="4.6" /> : <EndMark sign="probe" x={x} y={y} />}
      {label && <Label className="probe" place={label} text={text} y={y} barEnd={barEnd} />}
    </g>
  );
}

/** What a line says, in words. */
function useRowText({ timer, probe, isProbeLate, astray }: AxisLine, name: string): string {
  const t = useTranslations('paths');
  const say = useLimitText();
  const parts = [
    timer &&
      t('rowText', {
        hop: name,
        setting: timer.setting || t('noSetting'),
        role: t(`roles.${timer.role}`),
        length: say(timer.seconds),
        origin: t(timer.isDefault ? 'byDefault' : 'stated'),
      }),
    probe && t(isProbeLate ? 'probeLate' : 'probeAt', { length: say(probe.seconds) }),
    astray && t('astrayFrom', { length: say(astray.fromSeconds) }),
  ];
  return parts.filter(Boolean).join(t('listComma'));
}
