import { toLengthText } from './length-text.js';
import type { ProductText } from './product-text.js';
import type { Station } from './station.js';
import { VERDICT_KINDS, type Severity, type Verdict, type VerdictCode } from './verdict.js';

interface VerdictParts {
  readonly hop: Station;
  readonly otherHop?: Station | undefined;
  /** The setting that decides. */
  readonly setting?: string | undefined;
  readonly severity?: Severity;
  readonly reason: ProductText;
  readonly suggestion: ProductText;
  /** Where the setting's own source does not say it. */
  readonly source?: string;
}

const USUAL = new Map(VERDICT_KINDS.map(({ code, severity }) => [code, severity]));

/** A verdict, with the value and source of the setting that decides. */
export function toVerdict(code: VerdictCode, parts: VerdictParts): Verdict {
  const { hop, otherHop, setting, reason, suggestion } = parts;
  const spec = hop.definition.settings.find(({ name }) => name === setting);
  return {
    code,
    severity: parts.severity ?? USUAL.get(code) ?? 'info',
    hop: hop.at ?? 0,
    otherHop: otherHop?.at ?? null,
    setting: setting === undefined || setting === '' ? null : setting,
    value: setting === undefined ? null : toValueText(hop, setting),
    reason,
    suggestion,
    source: parts.source ?? spec?.source ?? 'Documentation/networking/ip-sysctl.rst',
  };
}

function toValueText({ hop, settings }: Station, setting: string): string | null {
  const stated = hop.settings?.[setting] ?? hop.kernel?.[setting];
  if (stated !== undefined) return Array.isArray(stated) ? stated.join(' ') : String(stated);
  const timer = settings.time(setting);
  if (typeof timer.limit === 'number') return toLengthText(timer.limit).en;
  return timer.limit === 'never' ? 'never' : null;
}
