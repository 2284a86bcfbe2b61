import { HopKernel } from './hop-kernel.js';
import { HopSettings } from './hop-settings.js';
import { toKindDefinition } from './hop-kinds.js';
import type { Path } from './path.js';

/** What makes a path impossible to judge. */
export interface PathFault {
  /** The hop, counted from 0; `null` where it is the path itself. */
  readonly hop: number | null;
  readonly setting: string | null;
  /** Follows the name of the setting or hop in a sentence. */
  readonly message: string;
}

/** Hops beyond which a path is a mistake. */
export const MAX_HOPS = 16;

/** Everything in a path that cannot be understood: settings its kinds do not have, values that are none. Empty where it is fine. */
export function findPathFaults(path: Path): readonly PathFault[] {
  const { hops } = path;
  if (hops.length === 0) return [{ hop: null, setting: null, message: 'the path has no hops' }];
  if (hops.length > MAX_HOPS) {
    return [
      {
        hop: null,
        setting: null,
        message: `the path has ${hops.length} hops; at most ${MAX_HOPS} are judged`,
      },
    ];
  }
  return hops.flatMap((hop, at) => {
    const settings = new HopSettings(hop, toKindDefinition(hop.kind).settings).findFaults();
    return [...settings, ...new HopKernel(hop).findFaults()].map((fault) => ({ hop: at, ...fault }));
  });
}
