import type { Timer } from '../limit.js';
import type { Station } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';
import { PATH_ITSELF } from '../source-text.js';

/** A value that exists and could not be seen: what depends on it is not judged. */
export function toUnknown(hop: Station, { setting }: Pick<Timer, 'setting'>): Verdict {
  return toVerdict('VALUE_UNKNOWN', {
    hop,
    setting,
    reason: {
      en: `${setting} of ${hop.name.en} is not known, so what depends on it cannot be told.`,
      zh: chinese`${hop.name.zh} 的 ${setting} 未知，依赖它的结论无法给出。`,
    },
    suggestion: {
      en: `Ask whoever runs ${hop.name.en} and write the value into the path.`,
      zh: chinese`向 ${hop.name.zh} 的维护者确认该值，并写入链路。`,
    },
    source: PATH_ITSELF,
  });
}
