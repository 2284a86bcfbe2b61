import { toSeconds } from '../limit.js';
import { toLengthText } from '../length-text.js';
import { isEndpoint, type PathModel } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

/** A hop that gives up on a request while one behind it still works for it. */
export function findResponseOrder({ path, stations, protocol }: PathModel): Verdict[] {
  const needed = path.requestSeconds;
  if (needed === undefined || protocol === 'tcp') return [];
  const waits = stations.filter(isEndpoint).flatMap((hop) => {
    const timer = hop.behaviour.response;
    return timer && typeof timer.limit === 'number' ? [{ hop, timer, seconds: timer.limit }] : [];
  });
  const last = stations.at(-1);
  const [outer] = waits.filter(({ seconds }, at) => {
    const behind = waits.slice(at + 1);
    return (
      seconds < needed && behind.every((inner) => toSeconds(inner.timer.limit) > seconds) && behind.length > 0
    );
  });
  if (!outer || !last) return [];
  const [gives, takes] = [toLengthText(outer.seconds), toLengthText(needed)];
  const inner = waits[waits.indexOf(outer) + 1];
  return [
    toVerdict('RESPONSE_TIMEOUT_INVERTED', {
      hop: outer.hop,
      otherHop: inner?.hop,
      setting: outer.timer.setting,
      reason: {
        en: `${outer.hop.name.en} answers 504 after ${gives.en}, while ${inner?.hop.name.en ?? ''} goes on waiting and ${last.name.en} goes on working for up to ${takes.en}; a repeated request does the work twice.`,
        zh: chinese`${outer.hop.name.zh} 在 ${gives.zh}后返回 504，而 ${inner?.hop.name.zh ?? ''} 仍在等待，${last.name.zh} 仍会工作至 ${takes.zh}；重试会重复执行。`,
      },
      suggestion: {
        en: `Let time-outs grow from the server outwards: ${outer.timer.setting} above ${takes.en} and above those behind it, or shorten the request.`,
        zh: `超时应由内向外递增：将 ${outer.timer.setting} 调到 ${takes.zh}以上并大于其后各跳，或缩短请求。`,
      },
    }),
  ];
}
