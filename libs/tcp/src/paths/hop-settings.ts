import { parseDuration } from './duration.js';
import type { HopKind } from './hop-kind.js';
import type { Limit, Timer } from './limit.js';
import type { Hop, HopValue } from './path.js';
import type { SettingFault } from './path-fault.js';
import type { ProductText } from './product-text.js';
import type { SettingSpec, TimeSpec } from './setting-spec.js';
import { isVersionFrom } from './version-order.js';

const NEVER = /^(never|indefinite|infinite|infinity|none|-\d+(\.\d+)?)$/;
const SWITCHED_ON = /^(on|yes|true|enabled|1)$/;
const SWITCHED_OFF = /^(off|no|false|disabled|0)$/;

/** The settings of one hop, read by what its kind says of them. */
export class HopSettings {
  readonly #hop: Hop;
  readonly #specs: ReadonlyMap<string, SettingSpec>;

  constructor(hop: Hop, specs: readonly SettingSpec[]) {
    this.#hop = hop;
    this.#specs = new Map(specs.map((spec) => [spec.name, spec]));
  }

  /** Whether the path itself gives the setting. */
  isStated(name: string): boolean {
    return this.#hop.settings?.[name] !== undefined;
  }

  /** Whether the version of the hop is `version` or later; one that is not told is taken for the newest. */
  isFrom(version: string): boolean {
    return isVersionFrom(this.#hop.version, version);
  }

  /** A time limit: what is stated, else the default of the hop's version. */
  time(name: string): Timer {
    const spec = this.#specs.get(name);
    const value = this.#hop.settings?.[name];
    if (spec?.shape !== 'time') return { setting: name, limit: 'unstated', isStated: false };
    if (value === undefined) return { setting: name, limit: this.#toDefaultLimit(spec), isStated: false };
    return { setting: name, limit: toLimit(value, spec) ?? 'unknown', isStated: true };
  }

  /** Whether a switch is on; `undefined` where it is not known. */
  isOn(name: string): boolean | undefined {
    return toSwitch(this.#read(name));
  }

  /** A number; `undefined` where there is none. */
  count(name: string): number | undefined {
    const value = this.#read(name);
    return value === undefined || value === 'unknown' ? undefined : toCount(value);
  }

  /** A word, in small letters; `undefined` where nothing is set. */
  word(name: string): string | undefined {
    const value = this.#read(name);
    return value === undefined ? undefined : String(value).trim().toLowerCase();
  }

  /** The names that the path gives and the kind does not know, or whose values cannot be read. */
  findFaults(): SettingFault[] {
    return Object.entries(this.#hop.settings ?? {}).flatMap(([setting, value]) => {
      const spec = this.#specs.get(setting);
      if (!spec) {
        return [{ setting, message: toUnknownText(this.#hop.kind, [...this.#specs.keys()]) }];
      }
      if (isReadable(value, spec)) return [];
      const [written, no] = [JSON.stringify(value), NO[spec.shape]];
      return [{ setting, message: { en: `${written} is ${no.en}`, zh: `${written} ${no.zh}` } }];
    });
  }

  #read(name: string): HopValue | undefined {
    const stated = this.#hop.settings?.[name];
    const spec = this.#specs.get(name);
    return stated ?? (spec && this.#toDefault(spec)) ?? undefined;
  }

  #toDefault(spec: SettingSpec): HopValue | null {
    const { version } = this.#hop;
    const held = spec.defaults.filter(({ since }) => since === undefined || isVersionFrom(version, since));
    return held.at(-1)?.value ?? null;
  }

  #toDefaultLimit(spec: TimeSpec): Limit {
    const value = this.#toDefault(spec);
    return value === null ? 'unstated' : (toLimit(value, spec) ?? 'unstated');
  }
}

const NO: Readonly<Record<SettingSpec['shape'], ProductText>> = {
  time: {
    en: 'no time: write a number in the unit of the vendor, a time such as "50s", "never" or "unknown"',
    zh: '不是时间：请写厂商单位的数字、如 "50s" 的时间、"never" 或 "unknown"',
  },
  switch: { en: 'neither "on" nor "off"', zh: '既不是 "on" 也不是 "off"' },
  count: { en: 'no number', zh: '不是数字' },
  word: { en: 'no word', zh: '不是单词' },
};

function toUnknownText(kind: HopKind, known: readonly string[]): ProductText {
  return {
    en: `is no setting of ${kind}, which has: ${known.join(', ')}`,
    zh: `不是 ${kind} 的设置项，它有：${known.join('、')}`,
  };
}

function isReadable(value: HopValue, spec: SettingSpec): boolean {
  if (value === 'unknown') return true;
  if (spec.shape === 'time') return toLimit(value, spec) !== undefined;
  if (spec.shape === 'switch') return toSwitch(value) !== undefined;
  return spec.shape === 'word' || toCount(value) !== undefined;
}

function toSwitch(value: HopValue | undefined): boolean | undefined {
  const word = String(value).trim().toLowerCase();
  if (SWITCHED_ON.test(word)) return true;
  return SWITCHED_OFF.test(word) ? false : undefined;
}

function toCount(value: HopValue): number | undefined {
  const text = String(value).trim().split(/\s+/)[0] ?? '';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function toLimit(value: HopValue, spec: TimeSpec): Limit | undefined {
  const text = String(value).trim().toLowerCase();
  if (text === 'unknown') return 'unknown';
  if (NEVER.test(text)) return 'never';
  const seconds = text === 'immediate' ? 0 : parseDuration(SWITCHED_OFF.test(text) ? '0' : text, spec.unit);
  if (seconds !== 0) return seconds;
  if (spec.zero === 'never') return 'never';
  return spec.zero === 'unset' ? 'unstated' : 0;
}
