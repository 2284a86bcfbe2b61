import type { State } from '@finwait/tcp';
import { formatFigure, formatShort } from '../format/figure';
import type { Language } from '../messages/language';
import { toShortName, type ChartColors } from '../theme/palette';
import type { Scale } from './host-url';
import type { EndMark } from './plot-marks';
import { findLast } from './readings';
import { nameLayers } from './stack-columns';
import type { Timeline } from './timeline';

interface Look {
  readonly colors: ChartColors;
  readonly isPhone: boolean;
}

/** The name and last count of every line. */
export function toLineEnds(
  timeline: Timeline,
  states: readonly State[],
  look: Look & { readonly scale: Scale; readonly language: Language },
): EndMark[] {
  const { colors, isPhone, scale, language } = look;
  return states.flatMap((state) => {
    const last = findLast(timeline, state);
    if (last === null) return [];
    const text = isPhone
      ? `${toShortName(state)} ${formatShort(last)}`
      : `${state} ${formatFigure(last, language)}`;
    const value = scale === 'log' ? Math.max(0.5, last) : last;
    return [{ value, text, line: colors.states[state].line, ink: colors.states[state].ink }];
  });
}

/** The names and last counts of the layers worth one; `nameRest` names the others. */
export function toLayerEnds(
  timeline: Timeline,
  states: readonly State[],
  { colors, isPhone }: Look,
  nameRest: (layers: number, count: string) => string,
): EndMark[] {
  return nameLayers(timeline, states).map(({ state, count, layers, value }) => {
    const figure = formatShort(count);
    if (state === null) return { value, text: nameRest(layers, figure), line: colors.ink3, ink: colors.ink2 };
    const { fill, ink } = colors.states[state];
    return { value, text: `${isPhone ? toShortName(state) : state} ${figure}`, line: fill, ink };
  });
}
