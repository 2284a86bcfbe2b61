import type { Behaviour } from './behaviour.js';
import type { HopKernel } from './hop-kernel.js';
import type { HopKind } from './hop-kind.js';
import type { HopSettings } from './hop-settings.js';
import type { PathProtocol } from './path.js';
import type { PortPool } from './port-pool.js';
import type { ProductText } from './product-text.js';
import type { SettingSpec } from './setting-spec.js';

/** What a kind of hop looks at to tell how it behaves. */
export interface HopReading {
  readonly settings: HopSettings;
  readonly kernel: HopKernel;
  readonly protocol: PathProtocol;
  /** Whether another hop follows. */
  readonly passesOn: boolean;
}

/** A kind of hop: its settings and what follows from them. */
export interface HopKindDefinition {
  readonly kind: HopKind;
  /** What people call it. */
  readonly title: ProductText;
  readonly role: 'client' | 'middlebox' | 'proxy' | 'server';
  /** Whose TCP it has: that of Linux, with its sysctls; that of a device or service of its own; that of any system. */
  readonly system: 'linux' | 'own' | 'any';
  readonly settings: readonly SettingSpec[];
  readonly behave: (hop: HopReading) => Behaviour;
  /** The ports of one that has not those of Linux; left out where nobody documents them. `null`: its settings give it none of its own. */
  readonly toPorts?: (hop: HopReading) => PortPool | null;
}
