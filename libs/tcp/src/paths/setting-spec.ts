import type { TimeUnit } from './duration.js';
import type { HopValue } from './path.js';
import type { ProductText } from './product-text.js';

/** What a vendor takes where nothing is set, from a version on. */
export interface SettingDefault {
  /** The first version with this default; all before the next where left out. */
  readonly since?: string;
  /** In the vendor's own writing; `null` where there is none or it is not known. */
  readonly value: HopValue | null;
}

interface CommonSpec {
  /** As the vendor writes it. */
  readonly name: string;
  /** What it decides. */
  readonly meaning: ProductText;
  /** By version, the oldest first. */
  readonly defaults: readonly SettingDefault[];
  /** Where the vendor says so, or that it was measured. */
  readonly source: string;
}

/** A time limit. */
export interface TimeSpec extends CommonSpec {
  readonly shape: 'time';
  /** What a bare number counts. */
  readonly unit: TimeUnit;
  /** What 0 means: no limit, at once, or that nothing is set here. */
  readonly zero: 'never' | 'at once' | 'unset';
  /** Seconds between which a value is plausible; beyond it the unit is suspect. */
  readonly plausible?: readonly [least: number, most: number];
}

/** A number, a switch or a word. */
export interface PlainSpec extends CommonSpec {
  readonly shape: 'count' | 'switch' | 'word';
}

/** What one setting of a kind of hop is. */
export type SettingSpec = TimeSpec | PlainSpec;

/** A time limit of a kind of hop; `unset` for `value` says that there is no default. */
export function toTimeSpec(
  name: string,
  unit: TimeUnit,
  zero: TimeSpec['zero'],
  value: HopValue | null | readonly SettingDefault[],
  rest: {
    readonly meaning: ProductText;
    readonly source: string;
    readonly plausible?: readonly [number, number];
  },
): TimeSpec {
  return { shape: 'time', name, unit, zero, defaults: toDefaults(value), ...rest };
}

/** A number, a switch or a word of a kind of hop. */
export function toPlainSpec(
  name: string,
  shape: PlainSpec['shape'],
  value: HopValue | null | readonly SettingDefault[],
  meaning: ProductText,
  source: string,
): PlainSpec {
  return { shape, name, defaults: toDefaults(value), meaning, source };
}

function toDefaults(value: HopValue | null | readonly SettingDefault[]): readonly SettingDefault[] {
  return typeof value === 'object' && value !== null ? value : [{ value }];
}
