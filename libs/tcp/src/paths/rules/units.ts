import { toLengthText } from '../length-text.js';
import type { PathModel, Station } from '../station.js';
import type { TimeSpec } from '../setting-spec.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

/** What a vendor counts in. */
const UNIT_TEXT = {
  ms: { en: 'milliseconds', zh: '毫秒' },
  s: { en: 'seconds', zh: '秒' },
  min: { en: 'minutes', zh: '分钟' },
} as const;

/** Bare numbers that would be plausible in another unit. */
export function findSuspectUnits({ stations }: PathModel): Verdict[] {
  return stations.flatMap((station) =>
    station.definition.settings.flatMap((spec) => (spec.shape === 'time' ? judge(station, spec) : [])),
  );
}

function judge(station: Station, spec: TimeSpec): Verdict[] {
  const value = station.hop.settings?.[spec.name];
  const { limit } = station.settings.time(spec.name);
  if (!spec.plausible || value === undefined || typeof limit !== 'number' || limit === 0) return [];
  const [least, most] = spec.plausible;
  if (!/^\d+(\.\d+)?$/.test(String(value).trim()) || (limit >= least && limit <= most)) return [];
  const length = toLengthText(limit);
  const unit = UNIT_TEXT[spec.unit];
  const range = { from: toLengthText(least), to: most === Infinity ? undefined : toLengthText(most) };
  return [
    toVerdict('UNIT_SUSPECT', {
      hop: station,
      setting: spec.name,
      reason: {
        en: `${spec.name} ${String(value)} of ${station.name.en} counts ${unit.en}: that is ${length.en}.`,
        zh: chinese`${station.name.zh} 的 ${spec.name} ${String(value)} 单位为${unit.zh}，即 ${length.zh}。`,
      },
      suggestion: {
        en: `Write the time that was meant; from ${range.from.en}${range.to ? ` to ${range.to.en}` : ' up'} is plausible.`,
        zh: `请写入本意的时间；合理范围为 ${range.from.zh}${range.to ? ` 至 ${range.to.zh}` : '以上'}。`,
      },
    }),
  ];
}
