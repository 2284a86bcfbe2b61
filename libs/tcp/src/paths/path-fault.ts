import { findFigureFaults } from './hop-figures.js';
import { HopKernel } from './hop-kernel.js';
import { HopSettings } from './hop-settings.js';
import { toKindDefinition } from './hop-kinds.js';
import type { Path } from './path.js';
import type { ProductText } from './product-text.js';

/** What cannot be understood of one setting. */
export interface SettingFault {
  readonly setting: string;
  /** Follows the name of the setting in a sentence. */
  readonly message: ProductText;
}

/** What makes a path impossible to judge. */
export interface PathFault {
  /** The hop, counted from 0; `null` where it is the path itself. */
  readonly hop: number | null;
  /** The name of a setting or sysctl, or of a figure such as `opens.perSecond`; `null` where it is the path itself. */
  readonly setting: string | null;
  /** Follows the name of the setting or hop in a sentence. */
  readonly message: ProductText;
}

/** Hops beyond which a path is a mistake. */
export const MAX_HOPS = 16;

/** Everything in a path that cannot be understood: settings its kinds do not have, values and figures that are none. Empty where it is fine. */
export function findPathFaults(path: Path): readonly PathFault[] {
  const { hops } = path;
  if (hops.length === 0) return [toFault('the path has no hops', '链路没有节点')];
  if (hops.length > MAX_HOPS) {
    return [
      toFault(
        `the path has ${hops.length} hops; at most ${MAX_HOPS} are judged`,
        `链路有 ${hops.length} 个节点；最多判断 ${MAX_HOPS} 个`,
      ),
    ];
  }
  return hops.flatMap((hop, at) => {
    const settings = new HopSettings(hop, toKindDefinition(hop.kind).settings).findFaults();
    const found = [...settings, ...new HopKernel(hop).findFaults(), ...findFigureFaults(hop)];
    return found.map((fault) => ({ hop: at, ...fault }));
  });
}

function toFault(en: string, zh: string): PathFault {
  return { hop: null, setting: null, message: { en, zh } };
}
