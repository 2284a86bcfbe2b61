import type { ChartColors } from '../theme/palette';
import type { LineLook } from './compare-plot';
import type { ComparedLine } from './compared-lines';

const SOLID: readonly number[] = [];
const DASHES: Readonly<Record<string, readonly number[]>> = { day: [6, 4], week: [2, 3], tag: [10, 3, 2, 3] };

/** Hosts have a colour each; what they are compared with is grey and dashed, so that colour is not alone. */
export function toLineLooks(lines: readonly ComparedLine[], colors: ChartColors): LineLook[] {
  let host = 0;
  return lines.map(({ key }) => {
    const dash = DASHES[key];
    if (dash) return { color: colors.ink3, dash };
    const color = colors.hosts[host % colors.hosts.length] ?? colors.ink;
    host += 1;
    return { color, dash: SOLID };
  });
}
