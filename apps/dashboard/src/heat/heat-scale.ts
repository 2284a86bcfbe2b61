import type { State } from '@finwait/tcp';
import { toToken } from '../theme/palette';

/** Where the steps of the scale begin, in sockets. */
export const HEAT_EDGES = [0, 3, 10, 50, 200, 1_000, 3_000] as const;

/** The step of the scale that a count belongs to. */
export function toHeatStep(count: number): number {
  let step = HEAT_EDGES.length - 1;
  while (step > 0 && count < (HEAT_EDGES[step] ?? 0)) step -= 1;
  return step;
}

const MIXED = [3, 9, 20, 38, 64];

/** The steps as CSS values that follow the theme: from sunken to the state's colour, and beyond it. */
export function toHeatColors(state: State): string[] {
  const color = `var(${toToken(state)})`;
  return [
    ...MIXED.map((share) => `color-mix(in oklab, var(--sunken) ${100 - share}%, ${color})`),
    color,
    `color-mix(in oklab, ${color} 54%, var(--heat-beyond))`,
  ];
}

/** The colours of {@link toHeatColors} as a canvas takes them, for the theme that is on. */
export function readHeatColors(root: HTMLElement, state: State): string[] {
  const probe = document.createElement('i');
  root.append(probe);
  const colors = toHeatColors(state).map((color) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colors;
}
