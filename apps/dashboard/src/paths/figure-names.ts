/** The figures of a hop beside its settings, in the order of its form; what is wrong with one is told by this name. */
export const FIGURE_NAMES = [
  'opens.perSecond',
  'opens.destinations',
  'opens.sourceAddresses',
  'opens.closesFirst',
  'opens.shortLived',
  'opens.isLoopback',
  'observed.timeWaits',
  'observed.synReceivedOnListener',
] as const;

/** One of {@link FIGURE_NAMES}. */
export type FigureName = (typeof FIGURE_NAMES)[number];

const SWITCHES: ReadonlySet<FigureName> = new Set([
  'opens.closesFirst',
  'opens.shortLived',
  'opens.isLoopback',
]);

/** Whether it is on or off; else it is a number. */
export function isSwitch(name: FigureName): boolean {
  return SWITCHES.has(name);
}
