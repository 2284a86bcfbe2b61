import type { ChartColors } from '../theme/palette';

/** How one line of a strip is drawn: never by colour alone. */
export interface StripLook {
  /** The colour of a canvas, and the same as a property of CSS. */
  readonly paint: (colors: ChartColors) => string;
  readonly token: string;
  readonly dash: readonly number[];
}

const FIRST: StripLook = { paint: ({ ink }) => ink, token: '--ink', dash: [] };
const LOOKS: readonly StripLook[] = [
  FIRST,
  { paint: ({ ink3 }) => ink3, token: '--ink-3', dash: [5, 3] },
  { paint: ({ hosts, ink }) => hosts[1] ?? ink, token: '--host-2', dash: [] },
  { paint: ({ hosts, ink }) => hosts[2] ?? ink, token: '--host-3', dash: [2, 2] },
  { paint: ({ hosts, ink }) => hosts[3] ?? ink, token: '--host-4', dash: [9, 3] },
];

/** The look of the line at this place of a strip. */
export function toStripLook(place: number): StripLook {
  return LOOKS[place % LOOKS.length] ?? FIRST;
}
