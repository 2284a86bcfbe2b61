import type { AnsweredSeconds } from '@finwait/tcp';
import { toAxisX } from './time-axis';

/** A text beside a mark: where it begins or ends. */
export interface LabelPlace {
  readonly x: number;
  readonly anchor: 'start' | 'end';
}

type Taken = readonly [from: number, to: number];

const GAP = 9;
const NARROW = 6.6;
const WIDE = 12.2;

/** How wide a label of 12 pixels is about; Chinese characters are square. */
export function toTextWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? WIDE : NARROW), 0);
}

/** Beside a mark at `x`, right of it or else left, within the plot and clear of what is taken; `null` where it fits nowhere. */
export function placeLabel(
  x: number,
  text: string,
  width: number,
  taken: readonly Taken[] = [],
): LabelPlace | null {
  const length = toTextWidth(text);
  const isFree = (from: number, to: number) =>
    from >= 0 && to <= width && taken.every(([start, end]) => to <= start || from >= end);
  if (isFree(x + GAP, x + GAP + length)) return { x: x + GAP, anchor: 'start' };
  return isFree(x - GAP - length, x - GAP) ? { x: x - GAP, anchor: 'end' } : null;
}

/** The room that a placed label takes. */
export function toTaken({ x, anchor }: LabelPlace, text: string): Taken {
  const length = toTextWidth(text);
  return anchor === 'start' ? [x, x + length] : [x - length, x];
}

/** Where a limit ends on the axis: a place, or its far end where there is no limit or none is known. */
export function toEndX(seconds: AnsweredSeconds, width: number): number {
  return toAxisX(typeof seconds === 'number' ? seconds : Infinity, width);
}
